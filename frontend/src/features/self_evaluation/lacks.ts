import type { Lack } from "./queries";

/** What the guidance asks for is missing; questions, tags and lengths are worth a look and no more. */
const WORTH_A_LOOK: Lack["code"][] = [
  "question_not_touched",
  "consideration_not_covered",
  "headline_outcome_not_covered",
  "over_word_budget",
];

export const serious = (lacks: Lack[]): Lack[] => lacks.filter((lack) => !WORTH_A_LOOK.includes(lack.code));
