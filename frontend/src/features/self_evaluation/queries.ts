import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned, type Versioned } from "../../api/client";

export type StatementKind = "strength" | "area_for_improvement" | "action";

export type Statement = Answer<"plumbline__self_evaluation__content__Statement">;

export type Section = Answer<"SectionView">;

export type StatementAnswers = Answer<"StatementAnswersView">;

export type SelfEvaluationOpen = Answer<"SelfEvaluationView">;

export type SelfEvaluationSubmitted = Answer<"SubmittedSelfEvaluation">;

/** Before it is submitted the inspectorate learns one word and nothing more. */
export type SelfEvaluationWord = Answer<"SelfEvaluationState">;

export type SelfEvaluation = SelfEvaluationOpen | SelfEvaluationSubmitted | SelfEvaluationWord;

export type Lack = Answer<"CoverageFinding">;

export type Validation = Answer<"ValidationView">;

export type FrozenEvidence = Answer<"FrozenEvidence">;

export type Receipt = Answer<"ReceiptView">;

export type SectionSubmission = Request<"SectionSubmission">;

export type VersionRow = Answer<"VersionRow">;

const ROOT = "/api/v1/inspections/{inspection_id}/self-evaluation";
const SECTION = `${ROOT}/sections/{section}` as const;
const STATEMENT = `${ROOT}/statements/{key}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });
const ofSection = (inspection_id: string, section: string) => ({ path: { inspection_id, section } });
const ofStatement = (inspection_id: string, key: string) => ({ path: { inspection_id, key } });

export const selfEvaluation = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection],
    queryFn: () => got(api.GET(ROOT, { params: at(inspection) })),
  });

export const section = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "section", code],
    queryFn: () => versioned(api.GET(SECTION, { params: ofSection(inspection, code) })),
  });

export const statementAnswers = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "statement", code],
    queryFn: () => versioned(api.GET(STATEMENT, { params: ofStatement(inspection, code) })),
  });

export const validation = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "validation"],
    queryFn: () => got(api.GET(`${ROOT}/validation`, { params: at(inspection) })),
  });

export const receipt = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "receipt"],
    queryFn: () => got(api.GET(`${ROOT}/submission/receipt`, { params: at(inspection) })),
  });

export const sectionVersions = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "section", code, "versions"],
    queryFn: () => got(api.GET(`${SECTION}/versions`, { params: ofSection(inspection, code) })),
  });

export const saveSection = (inspection: string, code: string, etag: string | null, body: SectionSubmission) =>
  versioned(api.PUT(SECTION, { params: { ...ofSection(inspection, code), header: { "if-match": etag ?? "" } }, body }));

export const saveStatement = (
  inspection: string,
  code: string,
  etag: string | null,
  answers: { part: string; text: string }[],
): Promise<Versioned<StatementAnswers>> =>
  versioned(
    api.PUT(STATEMENT, {
      params: { ...ofStatement(inspection, code), header: { "if-match": etag ?? "" } },
      body: { answers },
    }),
  );

export const markReady = (inspection: string, ready: boolean) =>
  got(api.POST(`${ROOT}/readiness`, { params: at(inspection), body: { ready } }));

export const certify = (inspection: string, content_sha256: string) =>
  got(api.POST(`${ROOT}/certification`, { params: at(inspection), body: { content_sha256 } }));

export const submitSelfEvaluation = (inspection: string, content_sha256: string | null) =>
  got(api.POST(`${ROOT}/submission`, { params: at(inspection), body: { content_sha256 } }));
