import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type Reader = Answer<"CaseReaderRow">;

export type ReaderDetail = Answer<"CaseReaderView">;

export type Group = Answer<"ReaderGroupView">;

export type Training = Answer<"TrainingEventView">;

export type TrainingBody = Request<"TrainingEventSubmission">;

export type ReaderBody = Required<Request<"CaseReaderChange">>;

const INSPECTION = "/api/v1/inspections/{inspection_id}";
const READER = `${INSPECTION}/case-readers/{reader_id}` as const;
const EVENT = `${INSPECTION}/training-events/{event_id}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, reader_id: string) => ({ path: { inspection_id, reader_id } });
const on = (inspection_id: string, event_id: string) => ({ path: { inspection_id, event_id } });
const page = (cursor: string | undefined) => ({ limit: 200, ...(cursor ? { cursor } : {}) });

/** Whoever is named, trained or moved changes the list, the group and the days of training together. */
export const fileReadingKey = (inspection: string) => ["file-reading", inspection];

export const readerGroup = (inspection: string) =>
  queryOptions({
    queryKey: [...fileReadingKey(inspection), "group"],
    queryFn: () => got(api.GET(`${INSPECTION}/case-reader-group`, { params: at(inspection) })),
  });

export const readers = (inspection: string) =>
  queryOptions({
    queryKey: [...fileReadingKey(inspection), "readers"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/case-readers`, { params: { ...at(inspection), query: page(cursor) } })),
      ),
  });

export const reader = (inspection: string, id: string) =>
  queryOptions({
    queryKey: [...fileReadingKey(inspection), "readers", id],
    queryFn: () => versioned(api.GET(READER, { params: of(inspection, id) })),
  });

export const trainingEvents = (inspection: string) =>
  queryOptions({
    queryKey: [...fileReadingKey(inspection), "training"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/training-events`, { params: { ...at(inspection), query: page(cursor) } })),
      ),
  });

export const trainingEvent = (inspection: string, id: string) =>
  queryOptions({
    queryKey: [...fileReadingKey(inspection), "training", id],
    queryFn: () => versioned(api.GET(EVENT, { params: on(inspection, id) })),
  });

export const nameReader = (inspection: string, account_id: string) =>
  got(api.POST(`${INSPECTION}/case-readers`, { params: at(inspection), body: { account_id } }));

export const changeReader = (inspection: string, id: string, etag: string, body: Partial<ReaderBody>) =>
  got(
    api.PATCH(READER, {
      params: { ...of(inspection, id), header: { "if-match": etag } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const removeReader = (inspection: string, id: string, etag: string) =>
  versioned(api.DELETE(READER, { params: { ...of(inspection, id), header: { "if-match": etag } } }));

export const addTraining = (inspection: string, body: TrainingBody) =>
  got(api.POST(`${INSPECTION}/training-events`, { params: at(inspection), body }));

export const changeTraining = (inspection: string, id: string, etag: string, body: TrainingBody) =>
  got(api.PUT(EVENT, { params: { ...on(inspection, id), header: { "if-match": etag } }, body }));

export const removeTraining = (inspection: string, id: string, etag: string) =>
  versioned(api.DELETE(EVENT, { params: { ...on(inspection, id), header: { "if-match": etag } } }));
