import { paths } from "../../lib/paths";
import type { SearchHit } from "./queries";

/** Where a comment is read: beside the thing that it is about. */
function placeOfComment(inspection: string, hit: SearchHit, codeOf: (section: string) => string | undefined): string {
  switch (hit.place) {
    case "evidence":
      return paths.evidenceItem(inspection, hit.key);
    case "evaluation":
      return paths.evaluation(inspection, hit.key);
    case "question":
      return paths.questions(inspection);
    case "case_list":
      return paths.caseList(inspection);
    case "stage":
      return paths.timeline(inspection);
    case "self_evaluation_section": {
      const code = codeOf(hit.key);
      return code ? paths.section(inspection, code) : paths.selfEvaluation(inspection);
    }
    default:
      return paths.inspection(inspection);
  }
}

/** The page on which something that was found is read. */
export function linkOf(
  inspection: string,
  kind: string,
  hit: SearchHit,
  codeOf: (section: string) => string | undefined = () => undefined,
): string {
  switch (kind) {
    case "evidence":
      return paths.evidenceItem(inspection, hit.key);
    case "self_evaluation_section":
      return paths.section(inspection, hit.key);
    case "finding":
      return hit.place ? paths.review(inspection, hit.place) : paths.findings(inspection);
    case "shared_finding":
      return paths.findings(inspection);
    case "evaluation":
      return paths.evaluation(inspection, hit.key);
    case "task":
      return paths.timeline(inspection);
    default:
      return placeOfComment(inspection, hit, codeOf);
  }
}
