import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { methodology, type Method } from "../methodology/queries";
import type { Place } from "./place";
import { selfEvaluation, validation, type Lack, type SelfEvaluation } from "./queries";
import type { Part } from "./Rail";

/** The sections and statements of a self-evaluation, in their order, as far as the reader may know of them. */
export function partsOf(whole: SelfEvaluation): Part[] {
  if ("sections" in whole) return [...whole.sections, ...whole.statements];
  if ("submission" in whole) return [...whole.submission.sections, ...whole.submission.statements];
  return [];
}

/** What is missing is asked for only while the text is being written, and only by those who write. */
export function useLacks(place: Place, whole: SelfEvaluation): Lack[] | undefined {
  const open = "sections" in whole && whole.state !== "submitted";
  const { data } = useQuery({ ...validation(place), enabled: open, throwOnError: false });
  return open ? data?.findings : undefined;
}

/** The method that the text follows, for whoever reads the text. */
export function useMethod(place: Place): Method {
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const text = "submission" in whole ? whole.submission : whole;
  if (!("methodology" in text)) throw new Error("only whoever reads the text is told its method");
  return useSuspenseQuery(methodology(text.methodology.id)).data.document;
}
