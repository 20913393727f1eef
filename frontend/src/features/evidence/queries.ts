import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages, type PageOf } from "../../api/paged";
import type { Permission } from "../../ui/Button";

export type Kind = "file" | "link" | "pointer";
export type Nature = "quantitative" | "qualitative" | "both";
export type ScanState = "unscanned" | "scanning" | "clean" | "infected" | "unscannable";

export interface EvidenceFile {
  version: number;
  file_name: string;
  media_type: string;
  previewed: boolean;
  size: number;
  sha256: string;
  state: ScanState;
  begun_at: string;
  received_at: string;
  submitted_at: string | null;
  added_by: string;
}

export interface EvidenceRow {
  id: string;
  reference: string;
  title: string;
  kind: Kind;
  address: string | null;
  description: string;
  source_type: string | null;
  evidence_on: string | null;
  period: string | null;
  nature: Nature | null;
  indicators: string[];
  considerations: string[];
  sensitivity: "official" | "official_sensitive";
  added_by: string;
  received_at: string;
  submitted_at: string | null;
  supplementary: boolean;
  withdrawn_at: string | null;
  withdrawal_reason: string | null;
  file: EvidenceFile | null;
}

export interface EvidenceItem extends EvidenceRow {
  warnings: string[];
  permitted_actions: Permission[];
}

export interface EvidenceCitation {
  id: string;
  subject_kind: string;
  indicator: string | null;
  question: string | null;
  locator: string | null;
  cited_by: string;
}

export interface EvidenceAddition {
  title: string;
  kind: Kind;
  address?: string | null;
  file_name?: string | null;
  description?: string;
  evidence_on?: string | null;
  period?: string | null;
  nature?: Nature | null;
  source_type?: string | null;
  indicators?: string[];
}

const LIST = "/api/v1/inspections/{inspection_id}/evidence";
const ITEM = "/api/v1/inspections/{inspection_id}/evidence/{evidence_id}";

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, evidence_id: string) => ({ path: { inspection_id, evidence_id } });

export const evidenceList = (inspection: string) =>
  queryOptions({
    queryKey: ["evidence", inspection],
    queryFn: () =>
      allPages((cursor) =>
        got<PageOf<EvidenceRow>>(
          api.GET(LIST, { params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
        ),
      ),
  });

export const evidenceItem = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["evidence", inspection, id],
    queryFn: () => versioned<EvidenceItem>(api.GET(ITEM, { params: of(inspection, id) })),
  });

export const evidenceVersions = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["evidence", inspection, id, "versions"],
    queryFn: () => got<{ items: EvidenceFile[] }>(api.GET(`${ITEM}/versions`, { params: of(inspection, id) })),
  });

export const evidenceCitations = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["evidence", inspection, id, "citations"],
    queryFn: () => got<{ items: EvidenceCitation[] }>(api.GET(`${ITEM}/citations`, { params: of(inspection, id) })),
  });

export const addEvidence = (inspection: string, body: EvidenceAddition) =>
  got<EvidenceItem>(api.POST(LIST, { params: at(inspection), body }));

export const changeEvidence = (inspection: string, id: string, etag: string, body: Partial<EvidenceAddition>) =>
  got<EvidenceItem>(
    api.PATCH(ITEM, {
      params: { ...of(inspection, id), header: { "If-Match": etag } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const downloadTicket = (inspection: string, id: string, version: number) =>
  got<{ address: string }>(
    api.POST(`${ITEM}/download-tickets`, { params: { ...of(inspection, id), query: { version } } }),
  );
