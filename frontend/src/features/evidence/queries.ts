import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import { postFile } from "../../api/upload";

export type Kind = "file" | "link" | "pointer";
export type Nature = "quantitative" | "qualitative" | "both";
export type ScanState = "unscanned" | "scanning" | "clean" | "infected" | "unscannable";

export type EvidenceFile = Answer<"EvidenceFileView">;

export type EvidenceRow = Answer<"EvidenceItemRow">;

export type EvidenceItem = Answer<"EvidenceItemView">;

export type EvidenceCitation = Answer<"CitationView">;

export type Sensitivity = EvidenceRow["sensitivity"];

export type EvidenceImport = Answer<"EvidenceImportView">;

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

/** An item is read again before it is deleted: what somebody has just changed is not thrown away unseen. */
export async function discardEvidence(inspection: string, id: string): Promise<void> {
  const { etag } = await versioned(api.GET(ITEM, { params: of(inspection, id) }));
  await deleteEvidence(inspection, id, etag ?? "");
}

export const deleteEvidence = (inspection: string, id: string, etag: string) =>
  versioned(api.DELETE(ITEM, { params: { ...of(inspection, id), header: { "if-match": etag } } }));

export const withdrawEvidence = (inspection: string, id: string, reason: string) =>
  got(api.POST(`${ITEM}/withdrawal`, { params: of(inspection, id), body: { reason } }));

export const submitEvidence = (inspection: string, id: string) =>
  got(api.POST(`${ITEM}/submission`, { params: of(inspection, id) }));

export const citeEvidence = (inspection: string, id: string, body: Request<"CitationAddition">) =>
  got(api.POST(`${ITEM}/citations`, { params: of(inspection, id), body }));

export const removeCitation = (inspection: string, id: string, citation: string) =>
  versioned(
    api.DELETE(`${ITEM}/citations/{citation_id}`, {
      params: { path: { inspection_id: inspection, evidence_id: id, citation_id: citation } },
    }),
  );

/** The bytes of a file that a browser can show without running anything in it. */
export const previewOf = (inspection: string, id: string, version: number) =>
  queryOptions({
    queryKey: ["evidence", inspection, id, "preview", version],
    gcTime: 0,
    queryFn: () =>
      got<Blob>(
        api.GET(`${ITEM}/content`, {
          params: { ...of(inspection, id), query: { version, preview: true } },
          parseAs: "blob",
        }),
      ),
  });

/** Check a zip with its table, or import it: the same request, with and without the word that keeps nothing. */
export const importEvidence = (
  inspection: string,
  zip: File,
  dryRun: boolean,
  onProgress: (sent: number, total: number) => void,
) =>
  postFile<EvidenceImport>(
    `/api/v1/inspections/${inspection}/evidence/imports?dry_run=${dryRun}`,
    zip,
    crypto.randomUUID(),
    onProgress,
  );
