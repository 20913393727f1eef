import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type QuestionRow = Answer<"QuestionRow">;

export type Question = Answer<"QuestionView">;

export type QuestionEntry = Answer<"QuestionEntryView">;

export type ResponseTimes = Answer<"ResponseTimes">;

export type QuestionFile = Required<Request<"TaskFileSubmission">>;

export type Show = "all" | "open" | "mine" | "overdue";

const LIST = "/api/v1/inspections/{inspection_id}/questions";
const ONE = `${LIST}/{question_id}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, question_id: string) => ({ path: { inspection_id, question_id } });
/** A text that is sent twice because the answer was lost on the way is one text: the key belongs to the words. */
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

export const questions = (inspection: string, show: Show) =>
  queryOptions({
    queryKey: ["questions", inspection, show],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(LIST, {
            params: {
              ...at(inspection),
              query: { limit: 200, ...(show === "all" ? {} : { [show]: true }), ...(cursor ? { cursor } : {}) },
            },
          }),
        ),
      ),
  });

export const question = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["questions", inspection, "one", id],
    queryFn: () => got(api.GET(ONE, { params: of(inspection, id) })),
  });

export const responseTimes = (inspection: string) =>
  queryOptions({
    queryKey: ["questions", inspection, "response-times"],
    queryFn: () => got(api.GET(`${LIST}/response-times`, { params: at(inspection) })),
  });

export type MyQuestion = Answer<"MyQuestionRow">;

export const askQuestion = (inspection: string, body: Request<"QuestionSubmission">, key: string) =>
  got(api.POST(LIST, { params: at(inspection), body, ...once(key) }));

export const answerQuestion = (inspection: string, id: string, text: string, files: QuestionFile[], key: string) =>
  got(api.POST(`${ONE}/answers`, { params: of(inspection, id), body: { text, files }, ...once(key) }));

export const passOn = (inspection: string, id: string, account_id: string) =>
  got(api.POST(`${ONE}/passing-on`, { params: of(inspection, id), body: { account_id } }));

export const closeQuestion = (inspection: string, id: string) =>
  got(api.POST(`${ONE}/closing`, { params: of(inspection, id) }));

export const reopenQuestion = (inspection: string, id: string, reason: string, due_on: string | null) =>
  got(api.POST(`${ONE}/reopening`, { params: of(inspection, id), body: { reason, due_on } }));

export const withdrawQuestion = (inspection: string, id: string, reason: string) =>
  got(api.POST(`${ONE}/withdrawal`, { params: of(inspection, id), body: { reason } }));

/** Another day is given to the question as it stands now: what was answered meanwhile makes the server refuse it in words. */
export async function moveDue(inspection: string, id: string, due_on: string, reason: string): Promise<void> {
  const { etag } = await versioned(api.GET(ONE, { params: of(inspection, id) }));
  await got(
    api.PATCH(ONE, {
      params: { ...of(inspection, id), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body: { due_on, reason },
    }),
  );
}
