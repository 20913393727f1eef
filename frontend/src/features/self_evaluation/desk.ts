/** The operations that both kinds of place have, under the names that each has in the API. */
import { api, got, versioned } from "../../api/client";
import type { Request } from "../../api/schemas";
import type { Place } from "./place";

type SectionBody = Request<"SectionSubmission">;
type Answers = Request<"StatementAnswersSubmission">["answers"];

const IN = "/api/v1/inspections/{inspection_id}/self-evaluation";
const OWN = "/api/v1/self-evaluations/{self_evaluation_id}";

const MERGE_PATCH = { "Content-Type": "application/merge-patch+json" };

const ifMatch = (etag: string | null) => ({ "if-match": etag ?? "" });

const within = (inspection_id: string) => {
  const path = { inspection_id };
  const part = (section: string) => ({ path: { ...path, section } });
  const version = (section: string, number: number) => ({ path: { ...path, section, number } });
  return {
    whole: () => got(api.GET(IN, { params: { path } })),
    validation: () => got(api.GET(`${IN}/validation`, { params: { path } })),
    sections: () => versioned(api.GET(`${IN}/sections`, { params: { path } })),
    addSection: (body: Request<"OwnSectionAddition">) => got(api.POST(`${IN}/sections`, { params: { path }, body })),
    orderSections: (etag: string | null, order: string[]) =>
      got(api.PUT(`${IN}/sections`, { params: { path, header: ifMatch(etag) }, body: { order } })),
    changeHeading: (code: string, etag: string | null, body: Request<"SectionHeadingChange">) =>
      got(
        api.PATCH(`${IN}/sections/{section}`, {
          params: { ...part(code), header: ifMatch(etag) },
          headers: MERGE_PATCH,
          body,
        }),
      ),
    removeSection: (code: string, etag: string | null) =>
      got(api.DELETE(`${IN}/sections/{section}`, { params: { ...part(code), header: ifMatch(etag) } })),
    document: () => versioned(api.GET(`${IN}/document`, { params: { path } })),
    saveDocument: (etag: string | null, body: Request<"DocumentSubmission">) =>
      versioned(api.PUT(`${IN}/document`, { params: { path, header: ifMatch(etag) }, body })),
    split: (text: string) => got(api.POST(`${IN}/pasted-text`, { params: { path }, body: { text } })),
    actions: () => got(api.GET(`${IN}/actions`, { params: { path } })),
    word: (code?: string) =>
      code
        ? got<Blob>(api.GET(`${IN}/sections/{section}/renditions/docx`, { params: part(code), parseAs: "blob" }))
        : got<Blob>(api.GET(`${IN}/renditions/docx`, { params: { path }, parseAs: "blob" })),
    section: (code: string) => versioned(api.GET(`${IN}/sections/{section}`, { params: part(code) })),
    saveSection: (code: string, etag: string | null, body: SectionBody) =>
      versioned(api.PUT(`${IN}/sections/{section}`, { params: { ...part(code), header: ifMatch(etag) }, body })),
    statement: (key: string) => versioned(api.GET(`${IN}/statements/{key}`, { params: { path: { ...path, key } } })),
    saveStatement: (key: string, etag: string | null, answers: Answers) =>
      versioned(
        api.PUT(`${IN}/statements/{key}`, {
          params: { path: { ...path, key }, header: ifMatch(etag) },
          body: answers ? { answers } : {},
        }),
      ),
    versions: (code: string, cursor?: string) =>
      got(
        api.GET(`${IN}/sections/{section}/versions`, {
          params: { ...part(code), query: { limit: 200, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    comparison: (code: string, earlier: number, later: number) =>
      got(api.GET(`${IN}/sections/{section}/comparison`, { params: { ...part(code), query: { earlier, later } } })),
    restore: (code: string, number: number, etag: string | null) =>
      versioned(
        api.POST(`${IN}/sections/{section}/versions/{number}/restoration`, {
          params: { ...version(code, number), header: ifMatch(etag) },
        }),
      ),
  };
};

export type Desk = ReturnType<typeof within>;

const outside = (self_evaluation_id: string): Desk => {
  const path = { self_evaluation_id };
  const part = (section: string) => ({ path: { ...path, section } });
  const version = (section: string, number: number) => ({ path: { ...path, section, number } });
  return {
    whole: () => got(api.GET(OWN, { params: { path } })),
    validation: () => got(api.GET(`${OWN}/validation`, { params: { path } })),
    sections: () => versioned(api.GET(`${OWN}/sections`, { params: { path } })),
    addSection: (body) => got(api.POST(`${OWN}/sections`, { params: { path }, body })),
    orderSections: (etag, order) =>
      got(api.PUT(`${OWN}/sections`, { params: { path, header: ifMatch(etag) }, body: { order } })),
    changeHeading: (code, etag, body) =>
      got(
        api.PATCH(`${OWN}/sections/{section}`, {
          params: { ...part(code), header: ifMatch(etag) },
          headers: MERGE_PATCH,
          body,
        }),
      ),
    removeSection: (code, etag) =>
      got(api.DELETE(`${OWN}/sections/{section}`, { params: { ...part(code), header: ifMatch(etag) } })),
    document: () => versioned(api.GET(`${OWN}/document`, { params: { path } })),
    saveDocument: (etag, body) =>
      versioned(api.PUT(`${OWN}/document`, { params: { path, header: ifMatch(etag) }, body })),
    split: (text) => got(api.POST(`${OWN}/pasted-text`, { params: { path }, body: { text } })),
    actions: () => got(api.GET(`${OWN}/actions`, { params: { path } })),
    word: (code) =>
      code
        ? got<Blob>(api.GET(`${OWN}/sections/{section}/renditions/docx`, { params: part(code), parseAs: "blob" }))
        : got<Blob>(api.GET(`${OWN}/renditions/docx`, { params: { path }, parseAs: "blob" })),
    section: (code) => versioned(api.GET(`${OWN}/sections/{section}`, { params: part(code) })),
    saveSection: (code, etag, body) =>
      versioned(api.PUT(`${OWN}/sections/{section}`, { params: { ...part(code), header: ifMatch(etag) }, body })),
    statement: (key) => versioned(api.GET(`${OWN}/statements/{key}`, { params: { path: { ...path, key } } })),
    saveStatement: (key, etag, answers) =>
      versioned(
        api.PUT(`${OWN}/statements/{key}`, {
          params: { path: { ...path, key }, header: ifMatch(etag) },
          body: answers ? { answers } : {},
        }),
      ),
    versions: (code, cursor) =>
      got(
        api.GET(`${OWN}/sections/{section}/versions`, {
          params: { ...part(code), query: { limit: 200, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    comparison: (code, earlier, later) =>
      got(api.GET(`${OWN}/sections/{section}/comparison`, { params: { ...part(code), query: { earlier, later } } })),
    restore: (code, number, etag) =>
      versioned(
        api.POST(`${OWN}/sections/{section}/versions/{number}/restoration`, {
          params: { ...version(code, number), header: ifMatch(etag) },
        }),
      ),
  };
};

export const deskAt = ({ kind, id }: Place): Desk => (kind === "own" ? outside(id) : within(id));
