import { useQuery } from "@tanstack/react-query";
import { validation, type Lack, type SelfEvaluation } from "./queries";
import type { Part } from "./Rail";

/** The sections and statements of a self-evaluation, in their order, as far as the reader may know of them. */
export function partsOf(whole: SelfEvaluation): Part[] {
  if ("sections" in whole) return [...whole.sections, ...whole.statements];
  if ("submission" in whole) return [...whole.submission.sections, ...whole.submission.statements];
  return [];
}

/** What is missing is asked for only while the text is being written, and only by those who write. */
export function useLacks(inspection: string, whole: SelfEvaluation): Lack[] | undefined {
  const open = "sections" in whole && whole.state !== "submitted";
  const { data } = useQuery({ ...validation(inspection), enabled: open, throwOnError: false });
  return open ? data?.findings : undefined;
}
