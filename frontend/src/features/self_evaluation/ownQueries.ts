import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Request } from "../../api/schemas";

const LIST = "/api/v1/self-evaluations";
const ONE = `${LIST}/{self_evaluation_id}` as const;

const at = (self_evaluation_id: string) => ({ path: { self_evaluation_id } });

export const ownSelfEvaluations = () =>
  queryOptions({
    queryKey: ["own-self-evaluations"],
    queryFn: () =>
      allPages((cursor) => got(api.GET(LIST, { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } }))),
  });

export const beginOwn = (title: string) => got(api.POST(LIST, { body: { title } }));

export const shareOwn = (id: string) => got(api.POST(`${ONE}/sharing`, { params: at(id) }));

export const carryOwn = (id: string, inspection_id: string) =>
  got(api.POST(`${ONE}/carrying`, { params: at(id), body: { inspection_id } }));

const ITEM = `${ONE}/evidence/{evidence_id}` as const;

const of = (self_evaluation_id: string, evidence_id: string) => ({ path: { self_evaluation_id, evidence_id } });

export const ownEvidenceItem = (id: string, evidence: string) =>
  queryOptions({
    queryKey: ["evidence", id, evidence],
    queryFn: () => versioned(api.GET(ITEM, { params: of(id, evidence) })),
  });

export const changeOwnEvidence = (id: string, evidence: string, etag: string | null, body: Request<"EvidenceChange">) =>
  got(
    api.PATCH(ITEM, {
      params: { ...of(id, evidence), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const deleteOwnEvidence = (id: string, evidence: string, etag: string | null) =>
  versioned(api.DELETE(ITEM, { params: { ...of(id, evidence), header: { "if-match": etag ?? "" } } }));

export const ownEvidenceFile = (id: string, evidence: string) =>
  got<Blob>(api.GET(`${ITEM}/content`, { params: of(id, evidence), parseAs: "blob" }));

export const putOwnEvidence = (id: string, evidence: string, file: File) =>
  got(
    api.PUT(`${ITEM}/content`, {
      params: { ...of(id, evidence), query: { file_name: file.name } },
      headers: { "Content-Type": file.type || "application/octet-stream" },
      // The description calls it a string of bytes; the file itself is sent as it is.
      body: file as unknown as string,
      bodySerializer: (body) => body,
    }),
  );

/** An item and its file in one go; a file that is refused leaves the item, to be given another. */
export async function addOwnEvidence(id: string, title: string, file: File): Promise<string> {
  const item = await got(
    api.POST(`${ONE}/evidence`, { params: at(id), body: { title, kind: "file", file_name: file.name } }),
  );
  await putOwnEvidence(id, item.id, file);
  return item.reference;
}
