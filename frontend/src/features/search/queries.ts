import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";

export type SearchGroup = Answer<"SearchGroup">;
export type SearchHit = Answer<"SearchHit">;
export type SearchPiece = Answer<"SearchPiece">;

export const search = (inspection: string, q: string) =>
  queryOptions({
    queryKey: ["search", inspection, q],
    queryFn: () =>
      got(
        api.GET("/api/v1/inspections/{inspection_id}/search", {
          params: { path: { inspection_id: inspection }, query: { q } },
        }),
      ),
  });
