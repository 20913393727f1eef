import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned, type Versioned } from "../../api/client";

export type Evaluation = Answer<"EvaluationView">;

export type Evaluations = Answer<"EvaluationsView">;

export type EvaluationRecord = Request<"EvaluationRecord">;

const LIST = "/api/v1/inspections/{inspection_id}/evaluations";
const ONE = `${LIST}/{indicator}` as const;

const of = (inspection_id: string, indicator: string) => ({ path: { inspection_id, indicator } });

export const evaluations = (inspection: string) =>
  queryOptions({
    queryKey: ["evaluations", inspection],
    queryFn: () => got(api.GET(LIST, { params: { path: { inspection_id: inspection } } })),
  });

export const evaluation = (inspection: string, indicator: string) =>
  queryOptions({
    queryKey: ["evaluations", inspection, indicator],
    queryFn: () => versioned(api.GET(ONE, { params: of(inspection, indicator) })),
  });

export const evaluationHistory = (inspection: string, indicator: string) =>
  queryOptions({
    queryKey: ["evaluations", inspection, indicator, "history"],
    queryFn: () => got(api.GET(`${ONE}/history`, { params: of(inspection, indicator) })),
  });

export const recordEvaluation = (
  inspection: string,
  indicator: string,
  etag: string | null,
  body: EvaluationRecord,
): Promise<Versioned<Evaluation>> =>
  versioned(api.PUT(ONE, { params: { ...of(inspection, indicator), header: { "if-match": etag ?? "" } }, body }));

export const approveEvaluations = (inspection: string, sha256: string) =>
  got(api.POST(`${LIST}/approval`, { params: { path: { inspection_id: inspection } }, body: { sha256 } }));
