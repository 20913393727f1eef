import { words } from "./en";
import type { Condition, Question, Template } from "./queries";

/** The number that people say, by the question's code: "D3" is the third question of section D. */
export function numbersOf(template: Template): Record<string, string> {
  const numbered = template.sections.flatMap((section) =>
    section.questions.map((question, at) => [question.code, `${section.code}${at + 1}`] as const),
  );
  return Object.fromEntries(numbered);
}

/** An answer as a person says it: an option's title, or "Not recorded" for `not_recorded`. */
export function answerWords(question: Question | undefined, answer: string): string {
  const option = question?.kind === "choice" ? question.options.find((one) => one.code === answer) : undefined;
  const absences: Record<string, string> = words.absences;
  return option?.title ?? words.answers[answer] ?? absences[answer] ?? answer;
}

/** What is chosen from, for a question that is answered by choosing. */
export function choicesOf(question: Question, points: string[]): string[] {
  if (question.kind === "text" || question.kind === "timescale") return [];
  const absences = question.absences.map((absence) => words.absences[absence]);
  if (question.kind === "fact")
    return [...question.answers.map((answer) => words.answers[answer] ?? answer), ...absences];
  if (question.kind === "choice") return [...question.options.map((option) => option.title), ...absences];
  return question.kind === "scale" ? [...points, ...absences] : absences;
}

/** Say when a question applies; null where it always does. */
export function appliesWords(template: Template, columns: Record<string, string>, when: Condition[]): string | null {
  if (when.length === 0) return null;
  const numbers = numbersOf(template);
  const questions = template.sections.flatMap((section) => section.questions);
  const parts = when.map((condition) => {
    if (condition.rule === "case")
      return words.caseSays(columns[condition.column] ?? condition.column, words.or(condition.any_of));
    const asked = questions.find((question) => question.code === condition.question);
    const told = condition.any_of.map((answer) => `“${answerWords(asked, answer)}”`);
    return words.answerIs(numbers[condition.question] ?? condition.question, words.or(told));
  });
  return `${words.applies} ${words.and(parts)}.`;
}
