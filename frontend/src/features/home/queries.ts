import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";

export type Waits = Answer<"WaitingView">;

/** Tasks, questions and parts to write, in one answer: what the first page is drawn from. */
export const waiting = () =>
  queryOptions({ queryKey: ["me", "waiting"], queryFn: () => got(api.GET("/api/v1/me/waiting", {})) });
