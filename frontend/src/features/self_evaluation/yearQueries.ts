import { queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer } from "../../api/schemas";
import type { Place } from "./place";
import { keyOf } from "./queries";

export type Earlier = Answer<"EarlierSelfEvaluationRow">;
export type PartChange = Answer<"PartChange">;
export type ComparedPassage = Answer<"ComparedPassage">;

const IN = "/api/v1/inspections/{inspection_id}/self-evaluation/earlier";
const OWN = "/api/v1/self-evaluations/{self_evaluation_id}/earlier";

/** The council's other self-evaluations that this one can be put beside: a handful in as many years. */
export const earlierOnes = (place: Place) =>
  queryOptions({
    queryKey: [...keyOf(place), "earlier"],
    queryFn: () =>
      allPages((cursor) => {
        const query = { limit: 200, ...(cursor ? { cursor } : {}) };
        return place.kind === "own"
          ? got(api.GET(OWN, { params: { path: { self_evaluation_id: place.id }, query } }))
          : got(api.GET(IN, { params: { path: { inspection_id: place.id }, query } }));
      }),
  });

export const besideEarlier = (place: Place, earlier_id: string, section: string) =>
  queryOptions({
    queryKey: [...keyOf(place), "earlier", earlier_id, section],
    queryFn: () =>
      place.kind === "own"
        ? got(
            api.GET(`${OWN}/{earlier_id}/sections/{section}`, {
              params: { path: { self_evaluation_id: place.id, earlier_id, section } },
            }),
          )
        : got(
            api.GET(`${IN}/{earlier_id}/sections/{section}`, {
              params: { path: { inspection_id: place.id, earlier_id, section } },
            }),
          ),
  });
