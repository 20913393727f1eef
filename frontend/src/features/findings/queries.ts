import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type FindingKind = "strength" | "area_for_improvement" | "good_practice" | "recommendation" | "key_message";

export type Finding = Answer<"FindingView">;

export type SharedFinding = Answer<"SharedFinding">;

export type SharedFindings = Answer<"SharedFindings">;

export type SharingPreview = Answer<"SharingPreview">;

export type FindingAddition = Request<"FindingAddition">;

const LIST = "/api/v1/inspections/{inspection_id}/findings";
const ONE = `${LIST}/{finding_id}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });

export const findings = (inspection: string) =>
  queryOptions({
    queryKey: ["findings", inspection],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(LIST, { params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      ),
  });

export const sharedFindings = (inspection: string) =>
  queryOptions({
    queryKey: ["shared-findings", inspection],
    queryFn: () => got(api.GET(`${LIST}/sharing`, { params: at(inspection) })),
  });

export const sharingPreview = (inspection: string) =>
  queryOptions({
    queryKey: ["findings", inspection, "preview"],
    staleTime: 0,
    queryFn: () => got(api.GET(`${LIST}/sharing/preview`, { params: at(inspection) })),
  });

export const addFinding = (inspection: string, body: FindingAddition) =>
  got(api.POST(LIST, { params: at(inspection), body }));

/** A finding is read again before it is changed: a tick in a list must not undo what a colleague has just written. */
export async function changeFinding(inspection: string, finding: string, body: Partial<FindingAddition>) {
  const path = { path: { inspection_id: inspection, finding_id: finding } };
  const { etag } = await versioned(api.GET(ONE, { params: path }));
  return got(
    api.PATCH(ONE, {
      params: { ...path, header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );
}

export async function withdrawFinding(inspection: string, finding: string) {
  const path = { path: { inspection_id: inspection, finding_id: finding } };
  const { etag } = await versioned(api.GET(ONE, { params: path }));
  await versioned(api.DELETE(ONE, { params: { ...path, header: { "if-match": etag ?? "" } } }));
}

export const shareFindings = (inspection: string, sha256: string, settled_words: string[]) =>
  got(api.POST(`${LIST}/sharing`, { params: at(inspection), body: { sha256, settled_words } }));
