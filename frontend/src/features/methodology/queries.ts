import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";

export type ScalePoint = Answer<"ScalePoint">;

export type Indicator = Answer<"Indicator">;

export interface MethodTask {
  code: string;
  week: number;
  stage: number;
  party: "council" | "inspectorate";
  title: string;
  instruction: string;
  guidance: string;
}

export type MethodStatement = Answer<"plumbline__methodology__prompts__Statement">;

export type Method = Answer<"Method">;

export type Methodology = Answer<"MethodologyView">;

/** A method never changes once it is used: it is fetched once and kept. */
export const methodology = (id: string) =>
  queryOptions({
    queryKey: ["methodology", id],
    staleTime: Infinity,
    queryFn: () => got(api.GET("/api/v1/methodologies/{methodology_id}", { params: { path: { methodology_id: id } } })),
  });
