import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";

export type CommentAudience = "mine" | "my_side" | "both_sides";

export type Comment = Answer<"CommentView">;

export interface Subject {
  subject_kind: "inspection" | "stage" | "question" | "evidence" | "self_evaluation_section" | "evaluation";
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

export const addComment = (
  inspection: string,
  body: Subject & { text: string; audience: CommentAudience; confirmed: boolean; parent_id: string | null },
) => got(api.POST(LIST, { params: at(inspection), body }));

export const resolveComment = (inspection: string, id: string, resolved: boolean) =>
  got(api.POST(`${ONE}/resolution`, { params: of(inspection, id), body: { resolved } }));

export const widenComment = (inspection: string, id: string, audience: CommentAudience, text: string) =>
  got(api.POST(`${ONE}/widening`, { params: of(inspection, id), body: { audience, text, confirmed: true } }));
