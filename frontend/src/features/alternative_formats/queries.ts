import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type FormatRequest = Answer<"FormatRequestView">;
export type Receipt = Answer<"PublicFormatRequestReceipt">;

const LIST = "/api/v1/alternative-formats";
const ONE = `${LIST}/{format_request_id}` as const;

export const formatRequests = () =>
  queryOptions({
    queryKey: ["format-requests"],
    queryFn: () =>
      allPages((cursor) => got(api.GET(LIST, { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } }))),
  });

export const formatRequest = (id: string) =>
  queryOptions({
    queryKey: ["format-requests", id],
    queryFn: () => versioned(api.GET(ONE, { params: { path: { format_request_id: id } } })),
  });

export const askForFormat = (body: Request<"FormatRequestSubmission">) => got(api.POST(LIST, { body }));

export const changeFormatRequest = (id: string, etag: string | null, body: Request<"FormatRequestChange">) =>
  got(
    api.PATCH(ONE, {
      params: { path: { format_request_id: id }, header: { "if-match": etag ?? "" } },
      body,
    }),
  );

export const askForPublicFormat = (reference: string, body: Request<"PublicFormatRequestSubmission">) =>
  got(api.POST("/api/v1/public/reports/{reference}/alternative-formats", { params: { path: { reference } }, body }));
