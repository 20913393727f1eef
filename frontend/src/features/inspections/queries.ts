import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";

export type InspectionState = "planned" | "active" | "paused" | "published" | "closed" | "abandoned";

export type InspectionRow = Answer<"InspectionRow">;

export type Inspection = Answer<"InspectionView">;

export type Change = Answer<"ChangeView">;

export type Changes = Answer<"Changes">;

export type PersonHere = Answer<"PersonHere">;

export interface Council {
  code: string;
  name: string;
}

export interface InspectionFilter {
  search?: string;
  state?: InspectionState;
  stage?: number;
}

export const inspections = (filter: InspectionFilter = {}) =>
  queryOptions({
    queryKey: ["inspections", filter],
    placeholderData: keepPreviousData,
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET("/api/v1/inspections", {
            params: { query: { limit: 200, ...filter, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });

/** The newest of what this person's side may know of. */
export const latestChanges = (inspection_id: string) =>
  queryOptions({
    queryKey: ["changes", inspection_id, "latest"],
    queryFn: () =>
      got(
        api.GET("/api/v1/inspections/{inspection_id}/changes", {
          params: { path: { inspection_id }, query: { latest: true, limit: 30 } },
        }),
      ),
  });

export const inspection = (id: string) =>
  queryOptions({
    queryKey: ["inspection", id],
    queryFn: () => got(api.GET("/api/v1/inspections/{inspection_id}", { params: { path: { inspection_id: id } } })),
  });

/** Asked every ten seconds by an open page; what it says of others is for the reader's own side alone. */
export const watchInspection = (inspection_id: string, page: string, after: number | null) =>
  got(
    api.POST("/api/v1/inspections/{inspection_id}/watch", {
      params: { path: { inspection_id } },
      body: { page, after },
    }),
  );
