import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages, type PageOf } from "../../api/paged";
import type { Permission } from "../../ui/Button";

export type FindingKind = "strength" | "area_for_improvement" | "good_practice" | "recommendation" | "key_message";

export interface Finding {
  id: string;
  reference: string;
  kind: FindingKind;
  indicator: string | null;
  text: string;
  internal_note: string;
  to_share: boolean;
  written_at: string;
  changed_at: string;
  permitted_actions: Permission[];
}

export interface SharedFinding {
  reference: string;
  kind: FindingKind;
  indicator: string | null;
  indicator_title: string | null;
  text: string;
}

export interface SharedFindings {
  version: number;
  shared_at: string | null;
  why_no_evaluations: string;
  key_messages: SharedFinding[];
  findings: SharedFinding[];
}

export interface SharingPreview {
  document: SharedFindings;
  sha256: string;
  words_of_the_scale: string[];
  opens_at: string;
  warnings: string[];
  permitted_actions: Permission[];
}

export interface FindingAddition {
  kind: FindingKind;
  indicator: string | null;
  text: string;
  internal_note: string;
  to_share: boolean;
}

const LIST = "/api/v1/inspections/{inspection_id}/findings";
const ONE = `${LIST}/{finding_id}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });

export const findings = (inspection: string) =>
  queryOptions({
    queryKey: ["findings", inspection],
    queryFn: () =>
      allPages((cursor) =>
        got<PageOf<Finding>>(
          api.GET(LIST, { params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
        ),
      ),
  });

export const sharedFindings = (inspection: string) =>
  queryOptions({
    queryKey: ["shared-findings", inspection],
    queryFn: () => got<SharedFindings>(api.GET(`${LIST}/sharing`, { params: at(inspection) })),
  });

export const sharingPreview = (inspection: string) =>
  queryOptions({
    queryKey: ["findings", inspection, "preview"],
    staleTime: 0,
    queryFn: () => got<SharingPreview>(api.GET(`${LIST}/sharing/preview`, { params: at(inspection) })),
  });

export const addFinding = (inspection: string, body: FindingAddition) =>
  got<Finding>(api.POST(LIST, { params: at(inspection), body }));

/** A finding is read again before it is changed: a tick in a list must not undo what a colleague has just written. */
export async function changeFinding(inspection: string, finding: string, body: Partial<FindingAddition>) {
  const path = { path: { inspection_id: inspection, finding_id: finding } };
  const { etag } = await versioned<Finding>(api.GET(ONE, { params: path }));
  return got<Finding>(
    api.PATCH(ONE, {
      params: { ...path, header: { "If-Match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );
}

export async function withdrawFinding(inspection: string, finding: string) {
  const path = { path: { inspection_id: inspection, finding_id: finding } };
  const { etag } = await versioned<Finding>(api.GET(ONE, { params: path }));
  await versioned(api.DELETE(ONE, { params: { ...path, header: { "If-Match": etag ?? "" } } }));
}

export const shareFindings = (inspection: string, sha256: string, settled_words: string[]) =>
  got<SharedFindings>(api.POST(`${LIST}/sharing`, { params: at(inspection), body: { sha256, settled_words } }));
