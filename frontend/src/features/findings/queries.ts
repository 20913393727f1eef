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
const of = (inspection_id: string, finding_id: string) => ({ path: { inspection_id, finding_id } });

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

/** One finding with its version and with what its reader may do to it. */
export const finding = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["findings", inspection, "one", id],
    staleTime: 0,
    gcTime: 0,
    queryFn: () => versioned(api.GET(ONE, { params: of(inspection, id) })),
  });

/** A header carries no letters beyond ASCII, so that the reason travels percent-encoded. */
const reasonHeader = (reason: string): Record<string, string> =>
  reason.trim() ? { "Audit-Reason": encodeURIComponent(reason.trim()) } : {};

export const addFinding = (inspection: string, body: FindingAddition, reason: string) =>
  got(api.POST(LIST, { params: at(inspection), headers: reasonHeader(reason), body }));

export const changeFinding = (
  inspection: string,
  id: string,
  etag: string | null,
  body: Partial<FindingAddition>,
  reason: string,
) =>
  got(
    api.PATCH(ONE, {
      params: { ...of(inspection, id), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json", ...reasonHeader(reason) },
      body,
    }),
  );

/** A finding is read again before it is ticked: a tick in a list must not undo what a colleague has just written. */
export async function tickFinding(inspection: string, id: string, to_share: boolean) {
  const { etag } = await versioned(api.GET(ONE, { params: of(inspection, id) }));
  return changeFinding(inspection, id, etag, { to_share }, "");
}

export async function withdrawFinding(inspection: string, id: string, etag: string | null, reason: string) {
  const params = { ...of(inspection, id), header: { "if-match": etag ?? "" } };
  await versioned(api.DELETE(ONE, { params, headers: reasonHeader(reason) }));
}

export const shareFindings = (inspection: string, sha256: string, settled_words: string[]) =>
  got(api.POST(`${LIST}/sharing`, { params: at(inspection), body: { sha256, settled_words } }));
