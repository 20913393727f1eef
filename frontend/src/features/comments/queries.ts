import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type CommentAudience = "mine" | "my_side" | "both_sides";

export type Comment = Answer<"CommentView">;

export type CommentReader = Answer<"CommentReader">;

export interface Subject {
  subject_kind:
    "inspection" | "stage" | "question" | "evidence" | "case_list" | "self_evaluation_section" | "evaluation";
  subject_id: string;
}

const LIST = "/api/v1/inspections/{inspection_id}/comments";
const ONE = `${LIST}/{comment_id}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, comment_id: string) => ({ path: { inspection_id, comment_id } });

export const comments = (inspection: string, subject: Subject) =>
  queryOptions({
    queryKey: ["comments", inspection, subject.subject_kind, subject.subject_id],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(LIST, {
            params: { ...at(inspection), query: { ...subject, limit: 200, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });

/** One comment with what its reader may do to it, and its version. */
export const comment = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["comment", inspection, id],
    staleTime: 0,
    queryFn: () => versioned(api.GET(ONE, { params: of(inspection, id) })),
  });

export const commentHistory = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["comment", inspection, id, "history"],
    staleTime: 0,
    queryFn: async () => (await got(api.GET(`${ONE}/history`, { params: of(inspection, id) }))).items,
  });

export const commentReaders = (inspection: string, subject: Subject, audience: CommentAudience) =>
  queryOptions({
    queryKey: ["comment-readers", inspection, subject.subject_kind, subject.subject_id, audience],
    queryFn: async () =>
      (await got(api.GET(`${LIST}/readers`, { params: { ...at(inspection), query: { ...subject, audience } } }))).items,
  });

export interface NewComment extends Subject {
  text: string;
  language: string;
  audience: CommentAudience;
  confirmed: boolean;
  parent_id: string | null;
  mentions: string[];
}

export const addComment = (inspection: string, body: NewComment) =>
  got(api.POST(LIST, { params: at(inspection), body }));

export const changeComment = (inspection: string, id: string, etag: string | null, text: string) =>
  got(
    api.PATCH(ONE, {
      params: { ...of(inspection, id), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body: { text },
    }),
  );

export const withdrawComment = async (inspection: string, id: string, etag: string | null): Promise<void> => {
  await versioned(api.DELETE(ONE, { params: { ...of(inspection, id), header: { "if-match": etag ?? "" } } }));
};

export const resolveComment = (inspection: string, id: string, resolved: boolean) =>
  got(api.POST(`${ONE}/resolution`, { params: of(inspection, id), body: { resolved } }));

export const widenComment = (inspection: string, id: string, audience: CommentAudience, text: string) =>
  got(api.POST(`${ONE}/widening`, { params: of(inspection, id), body: { audience, text, confirmed: true } }));
