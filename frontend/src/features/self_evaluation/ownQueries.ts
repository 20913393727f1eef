import { queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";

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

/** An item and its file in one go; a file that is refused leaves the item, to be given another. */
export async function addOwnEvidence(id: string, title: string, file: File): Promise<string> {
  const item = await got(
    api.POST(`${ONE}/evidence`, { params: at(id), body: { title, kind: "file", file_name: file.name } }),
  );
  await got(
    api.PUT(`${ONE}/evidence/{evidence_id}/content`, {
      params: { path: { self_evaluation_id: id, evidence_id: item.id }, query: { file_name: file.name } },
      headers: { "Content-Type": file.type || "application/octet-stream" },
      // The description calls it a string of bytes; the file itself is sent as it is.
      body: file as unknown as string,
      bodySerializer: (body) => body,
    }),
  );
  return item.reference;
}
