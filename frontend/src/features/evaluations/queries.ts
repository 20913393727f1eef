import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned, type Versioned } from "../../api/client";
import type { Permission } from "../../ui/Button";

export interface Evaluation {
  indicator: string;
  title: string;
  evaluated: boolean;
  version: number;
  value: number | null;
  label: string | null;
  rationale: string;
  narrative: string;
  reason: string | null;
  recorded_by: string | null;
  recorded_at: string | null;
  permitted_actions: Permission[];
}

export interface Evaluations {
  items: Evaluation[];
  published: { indicator: string; title: string; value: number; label: string }[];
  approved_by: string | null;
  approved_at: string | null;
  sha256: string | null;
  permitted_actions: Permission[];
}

export interface EvaluationRecord {
  value: number | null;
  rationale: string;
  narrative: string;
  reason: string | null;
}

const LIST = "/api/v1/inspections/{inspection_id}/evaluations";
const ONE = `${LIST}/{indicator}` as const;

const of = (inspection_id: string, indicator: string) => ({ path: { inspection_id, indicator } });

export const evaluations = (inspection: string) =>
  queryOptions({
    queryKey: ["evaluations", inspection],
    queryFn: () => got<Evaluations>(api.GET(LIST, { params: { path: { inspection_id: inspection } } })),
  });

export const evaluation = (inspection: string, indicator: string) =>
  queryOptions({
    queryKey: ["evaluations", inspection, indicator],
    queryFn: () => versioned<Evaluation>(api.GET(ONE, { params: of(inspection, indicator) })),
  });

export const evaluationHistory = (inspection: string, indicator: string) =>
  queryOptions({
    queryKey: ["evaluations", inspection, indicator, "history"],
    queryFn: () => got<{ items: Evaluation[] }>(api.GET(`${ONE}/history`, { params: of(inspection, indicator) })),
  });

export const recordEvaluation = (
  inspection: string,
  indicator: string,
  etag: string | null,
  body: EvaluationRecord,
): Promise<Versioned<Evaluation>> =>
  versioned<Evaluation>(
    api.PUT(ONE, { params: { ...of(inspection, indicator), header: { "If-Match": etag ?? "" } }, body }),
  );

export const approveEvaluations = (inspection: string, sha256: string) =>
  got<unknown>(api.POST(`${LIST}/approval`, { params: { path: { inspection_id: inspection } }, body: { sha256 } }));
