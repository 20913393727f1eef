import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type FurtherIndicator = Answer<"FurtherIndicatorView">;

export type FurtherIndicatorSubmission = Request<"FurtherIndicatorSubmission">;

const LIST = "/api/v1/inspections/{inspection_id}/further-indicators";
const ONE = `${LIST}/{code}` as const;

/** Everything about the scope of one inspection lies under this key. */
export const scopeKey = (inspection: string) => ["scope", inspection];

export const furtherIndicators = (inspection_id: string) =>
  queryOptions({
    queryKey: scopeKey(inspection_id),
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(LIST, { params: { path: { inspection_id }, query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
        ),
      ),
  });

export const addFurtherIndicator = (inspection_id: string, body: FurtherIndicatorSubmission) =>
  got(api.POST(LIST, { params: { path: { inspection_id } }, body }));

/** Taken out in the version that stands now: it is never changed, only added and taken out. */
export async function removeFurtherIndicator(inspection_id: string, code: string): Promise<void> {
  const path = { inspection_id, code };
  const { etag } = await versioned(api.GET(ONE, { params: { path } }));
  await got(api.DELETE(ONE, { params: { path, header: { "if-match": etag ?? "" } } }));
}
