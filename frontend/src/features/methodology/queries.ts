import { queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";

export interface ScalePoint {
  value: number;
  label: string;
  summary: string;
  meaning: string;
}

export interface Indicator {
  code: string;
  title: string;
  scope_title?: string | null;
  status: "verified" | "unverified";
  in_focus: boolean;
  evaluated: boolean;
  description?: string | null;
  considerations: string[];
  questions: { number: number; text: string }[];
  sources: { number: number; title: string }[];
  guidance?: string | null;
}

export interface MethodTask {
  code: string;
  week: number;
  stage: number;
  party: "council" | "inspectorate";
  title: string;
  instruction: string;
  guidance: string;
}

export interface MethodStatement {
  code: string;
  title: string;
  prompt: string;
  parts: { code: string; title: string; prompt: string }[];
}

export interface Method {
  id: string;
  title: string;
  edition: string;
  source: { title: string; publisher: string; published_on: string; reference?: string | null };
  programme: { name: string; mandate: string; legal_basis: { code: string; title: string; relevance: string }[] };
  theme: { title: string; reason?: string | null };
  scale: { title: string; points: ScalePoint[] };
  total_weeks: number;
  stages: { number: number; code: string; title: string; first_week: number; last_week: number; summary: string }[];
  tasks: MethodTask[];
  indicators: Indicator[];
  key_questions: { code: string; title: string; prompt: string; statement_kinds: string[] }[];
  statements: MethodStatement[];
  key_considerations: { code: string; title: string; text: string }[];
  headline_outcomes: { number: number; title: string }[];
  word_budgets: Record<string, number>;
}

export interface Methodology {
  id: string;
  version: number;
  sha256: string;
  document: Method;
}

/** A method never changes once it is used: it is fetched once and kept. */
export const methodology = (id: string) =>
  queryOptions({
    queryKey: ["methodology", id],
    staleTime: Infinity,
    queryFn: () =>
      got<Methodology>(api.GET("/api/v1/methodologies/{methodology_id}", { params: { path: { methodology_id: id } } })),
  });
