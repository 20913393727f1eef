import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned, type Versioned } from "../../api/client";
import type { Permission } from "../../ui/Button";

export type StatementKind = "strength" | "area_for_improvement" | "action";

export interface Statement {
  reference: string;
  kind: StatementKind;
  text: string;
  citations: { evidence: string; version: number | null; locator: string }[];
  considerations: string[];
  headline_outcomes: number[];
  questions: number[];
}

export interface Section {
  code: string;
  kind: "indicator" | "own";
  id: string;
  title: string;
  covers: string[];
  statements: Statement[];
  how_do_we_know: string;
  question_answers: { number: number; text: string }[];
  words: number;
  word_budget: number;
  written_at: string | null;
  written_by: string | null;
  permitted_actions: Permission[];
}

export interface StatementAnswers {
  code: string;
  id: string;
  title: string;
  answers: { part: string; text: string }[];
  words: number;
  written_at: string | null;
  written_by: string | null;
  permitted_actions: Permission[];
}

export interface SelfEvaluationOpen {
  id: string;
  state: "under_way" | "ready" | "submitted";
  title: string;
  sections: Section[];
  statements: StatementAnswers[];
  content_sha256: string | null;
  certification: { required: boolean; certified: boolean; certified_by: string | null; lapsed: boolean } | null;
  submitted_at: string | null;
  permitted_actions: Permission[];
}

export interface SelfEvaluationSubmitted {
  id: string;
  state: "submitted" | "shared";
  version: number;
  sha256: string;
  submission: {
    title: string;
    sections: Section[];
    statements: StatementAnswers[];
    frozen_at: string;
    frozen_by: string;
  };
  permitted_actions: Permission[];
}

/** Before it is submitted the inspectorate learns one word and nothing more. */
export interface SelfEvaluationWord {
  state: "under_way" | "ready";
  permitted_actions: Permission[];
}

export type SelfEvaluation = SelfEvaluationOpen | SelfEvaluationSubmitted | SelfEvaluationWord;

export interface Lack {
  code: string;
  section: string | null;
  statement: string | null;
  detail: string;
}

export interface Validation {
  findings: Lack[];
  covered: string[];
  uncovered: string[];
  words: number;
  content_sha256: string | null;
}

export interface FrozenEvidence {
  reference: string;
  title: string;
  kind: string;
  version: number | null;
  file_name: string | null;
  size: number | null;
  sha256: string | null;
  received_at: string;
}

export interface Receipt {
  text: string;
  received_at: string;
  counted_at: string;
  due_at: string | null;
  on_time: boolean;
  seconds_late: number;
  submitted_by: string;
  version: number;
  sha256: string;
  evidence: FrozenEvidence[];
}

export interface SectionSubmission {
  statements: (Omit<Statement, "reference"> & { reference: string | null })[];
  how_do_we_know: string;
  question_answers: { number: number; text: string }[];
}

export interface VersionRow {
  number: number;
  author: string;
  saved_at: string;
  acts: string[];
}

const ROOT = "/api/v1/inspections/{inspection_id}/self-evaluation";
const SECTION = `${ROOT}/sections/{section}` as const;
const STATEMENT = `${ROOT}/statements/{key}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });
const ofSection = (inspection_id: string, section: string) => ({ path: { inspection_id, section } });
const ofStatement = (inspection_id: string, key: string) => ({ path: { inspection_id, key } });

export const selfEvaluation = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection],
    queryFn: () => got<SelfEvaluation>(api.GET(ROOT, { params: at(inspection) })),
  });

export const section = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "section", code],
    queryFn: () => versioned<Section>(api.GET(SECTION, { params: ofSection(inspection, code) })),
  });

export const statementAnswers = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "statement", code],
    queryFn: () => versioned<StatementAnswers>(api.GET(STATEMENT, { params: ofStatement(inspection, code) })),
  });

export const validation = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "validation"],
    queryFn: () => got<Validation>(api.GET(`${ROOT}/validation`, { params: at(inspection) })),
  });

export const receipt = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "receipt"],
    queryFn: () => got<Receipt>(api.GET(`${ROOT}/submission/receipt`, { params: at(inspection) })),
  });

export const sectionVersions = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "section", code, "versions"],
    queryFn: () =>
      got<{ items: VersionRow[] }>(api.GET(`${SECTION}/versions`, { params: ofSection(inspection, code) })),
  });

export const saveSection = (inspection: string, code: string, etag: string | null, body: SectionSubmission) =>
  versioned<Section>(
    api.PUT(SECTION, { params: { ...ofSection(inspection, code), header: { "If-Match": etag ?? "" } }, body }),
  );

export const saveStatement = (
  inspection: string,
  code: string,
  etag: string | null,
  answers: { part: string; text: string }[],
): Promise<Versioned<StatementAnswers>> =>
  versioned<StatementAnswers>(
    api.PUT(STATEMENT, {
      params: { ...ofStatement(inspection, code), header: { "If-Match": etag ?? "" } },
      body: { answers },
    }),
  );

export const markReady = (inspection: string, ready: boolean) =>
  got<unknown>(api.POST(`${ROOT}/readiness`, { params: at(inspection), body: { ready } }));

export const certify = (inspection: string, content_sha256: string) =>
  got<unknown>(api.POST(`${ROOT}/certification`, { params: at(inspection), body: { content_sha256 } }));

export const submitSelfEvaluation = (inspection: string, content_sha256: string | null) =>
  got<Receipt>(api.POST(`${ROOT}/submission`, { params: at(inspection), body: { content_sha256 } }));
