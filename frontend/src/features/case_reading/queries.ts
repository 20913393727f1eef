import type { Answer } from "../../api/schemas";

export type Template = Answer<"ReadingTemplate">;

export type Section = Answer<"ReadingSection">;

export type Question = Section["questions"][number];

export type Condition = Question["applies_when"][number];

export type Absence = Answer<"FactQuestion">["absences"][number];
