import { expect, test } from "vitest";
import type { Template } from "./queries";
import { appliesWords, choicesOf, numbersOf } from "./template";

const asked = { indicators: [], applies_when: [], standard: null, guidance: "Look closely." };
const template: Template = {
  title: "A template",
  introduction: "Read.",
  double_read_percentage: 20,
  timescales: [],
  qualifications: [],
  reader_kinds: [],
  national_figures: [],
  sections: [
    {
      code: "B",
      title: "First",
      guidance: "Look.",
      columns: [],
      questions: [
        {
          ...asked,
          code: "kind",
          kind: "choice",
          text: "Which?",
          several: false,
          options: [
            { code: "full", title: "A full report" },
            { code: "short", title: "A short report" },
          ],
          absences: ["not_recorded"],
        },
        {
          ...asked,
          code: "good",
          kind: "scale",
          text: "How good?",
          absences: ["not_recorded", "not_applicable"],
          applies_when: [
            { rule: "case", column: "requirements", any_of: ["supervision"] },
            { rule: "answer", question: "kind", any_of: ["full", "not_recorded"] },
          ],
        },
      ],
    },
  ],
};

const [kind, good] = template.sections[0]?.questions ?? [];

test("a question is numbered by its section and its place", () => {
  expect(numbersOf(template)).toEqual({ kind: "B1", good: "B2" });
});

test("when a question applies is said in words, with the titles and numbers that people see", () => {
  expect(appliesWords(template, { requirements: "Requirements of the order" }, good?.applies_when ?? [])).toBe(
    "Only where Requirements of the order is supervision, and the answer to B1 is “A full report” or “Not recorded”.",
  );
  expect(appliesWords(template, {}, [])).toBeNull();
});

test("a box is printed for each answer, and for each way of having none (R76)", () => {
  expect(kind && choicesOf(kind, [])).toEqual(["A full report", "A short report", "Not recorded"]);
  expect(good && choicesOf(good, ["1 Weak", "2 Good"])).toEqual(["1 Weak", "2 Good", "Not recorded", "Not applicable"]);
});
