import { useSuspenseQuery } from "@tanstack/react-query";
import { inspection, type Inspection } from "./queries";

/** The inspection of this page: loaded by its layout, so that pages read it from the store. */
export function useInspection(id: string): Inspection {
  return useSuspenseQuery(inspection(id)).data;
}
