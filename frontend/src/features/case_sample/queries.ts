import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type CaseSample = Answer<"CaseSampleView">;
export type Sample = NonNullable<CaseSample["sample"]>;
export type Plan = Answer<"SamplePlanView">;
export type Stratum = Plan["allocation"][number];
export type SampledCase = Answer<"SampledCaseView">;
export type Replacement = Answer<"ReplacementView">;
export type Drawing = Request<"SampleDraw">;
export const FILES = ["sample.csv", "cases.csv", "frame.txt", "sizes.txt"] as const;
export type FileName = (typeof FILES)[number];

const SAMPLE = "/api/v1/inspections/{inspection_id}/case-sample";

const at = (inspection_id: string) => ({ path: { inspection_id } });

/** Whatever is drawn, replaced, added or released changes all of it. */
export const caseSampleKey = (inspection: string) => ["case-sample", inspection];

export const caseSample = (inspection: string) =>
  queryOptions({
    queryKey: [...caseSampleKey(inspection), "state"],
    queryFn: () => got(api.GET(SAMPLE, { params: at(inspection) })),
  });

export const sampledCases = (inspection: string) =>
  infiniteQueryOptions({
    queryKey: [...caseSampleKey(inspection), "cases"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      got(
        api.GET(`${SAMPLE}/cases`, {
          params: { ...at(inspection), query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const replacements = (inspection: string) =>
  queryOptions({
    queryKey: [...caseSampleKey(inspection), "replacements"],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(`${SAMPLE}/replacements`, {
            params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });

export const planSample = (inspection: string, body: Request<"SamplePlanSubmission">) =>
  got(api.POST(`${SAMPLE}/plan`, { params: at(inspection), body }));

export const drawSample = (inspection: string, body: Drawing) =>
  got(api.POST(`${SAMPLE}/draws`, { params: at(inspection), body }));

export const addByHand = (inspection: string, body: Request<"CaseByHand">) =>
  got(api.POST(`${SAMPLE}/cases`, { params: at(inspection), body }));

export const askForReplacement = (inspection: string, body: Request<"ReplacementRequest">) =>
  got(api.POST(`${SAMPLE}/replacements`, { params: at(inspection), body }));

export const answerReplacement = (inspection_id: string, replacement_id: string, agree: boolean) =>
  got(
    api.POST(`${SAMPLE}/replacements/{replacement_id}/answer`, {
      params: { path: { inspection_id, replacement_id } },
      body: { agree },
    }),
  );

export const releaseSample = (inspection: string) => got(api.POST(`${SAMPLE}/release`, { params: at(inspection) }));

export const fileOf = (inspection_id: string, name: FileName): Promise<Blob> =>
  got(api.GET(`${SAMPLE}/files/{name}`, { params: { path: { inspection_id, name } }, parseAs: "blob" }));
