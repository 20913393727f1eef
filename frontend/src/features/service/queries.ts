import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";

export type Limits = Answer<"LimitsView">;

/** Changes only when the service is set up anew: fetched once. */
export const limits = () =>
  queryOptions({ queryKey: ["limits"], staleTime: Infinity, queryFn: () => got(api.GET("/api/v1/limits", {})) });
