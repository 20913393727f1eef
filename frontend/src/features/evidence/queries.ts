import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type Kind = "file" | "link" | "pointer";
export type Nature = "quantitative" | "qualitative" | "both";
export type ScanState = "unscanned" | "scanning" | "clean" | "infected" | "unscannable";

export type EvidenceFile = Answer<"EvidenceFileView">;

export type EvidenceRow = Answer<"EvidenceItemRow">;

export type EvidenceItem = Answer<"EvidenceItemView">;

export interface EvidenceCitation {
  id: string;
  subject_kind: string;
  indicator: string | null;
  question: string | null;
  locator: string | null;
  cited_by: string;
}

export type EvidenceAddition = Request<"EvidenceAddition">;

const LIST = "/api/v1/inspections/{inspection_id}/evidence";
const ITEM = "/api/v1/inspections/{inspection_id}/evidence/{evidence_id}";

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, evidence_id: string) => ({ path: { inspection_id, evidence_id } });

export const evidenceList = (inspection: string) =>
  queryOptions({
    queryKey: ["evidence", inspection],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(LIST, { params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      ),
  });

export const evidenceItem = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["evidence", inspection, id],
    queryFn: () => versioned(api.GET(ITEM, { params: of(inspection, id) })),
  });

export const evidenceVersions = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["evidence", inspection, id, "versions"],
    queryFn: () => got(api.GET(`${ITEM}/versions`, { params: of(inspection, id) })),
  });

export const evidenceCitations = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["evidence", inspection, id, "citations"],
    queryFn: () => got(api.GET(`${ITEM}/citations`, { params: of(inspection, id) })),
  });

export const addEvidence = (inspection: string, body: EvidenceAddition) =>
  got(api.POST(LIST, { params: at(inspection), body }));

export const changeEvidence = (inspection: string, id: string, etag: string, body: Partial<EvidenceAddition>) =>
  got(
    api.PATCH(ITEM, {
      params: { ...of(inspection, id), header: { "if-match": etag } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const downloadTicket = (inspection: string, id: string, version: number) =>
  got(api.POST(`${ITEM}/download-tickets`, { params: { ...of(inspection, id), query: { version } } }));
