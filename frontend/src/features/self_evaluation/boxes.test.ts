import { expect, it } from "vitest";
import { bothOf, boxesOf, submissionOf } from "./boxes";
import type { Statement } from "./queries";

const statement = (reference: string, kind: Statement["kind"], text: string): Statement => ({
  reference,
  kind,
  text,
  citations: [],
  considerations: ["leadership"],
  headline_outcomes: [2],
  questions: [1],
});

const SECTION = {
  statements: [
    statement("S1", "strength", "Reports are strong [E-014 p. 6]."),
    statement("A1", "area_for_improvement", "Reviews are late."),
  ],
  how_do_we_know: "From the audit.",
  question_answers: [{ number: 2, text: "Yes" }],
};

it("draws each kind of statement in its own box", () => {
  expect(boxesOf(SECTION)).toEqual({
    strength: "Reports are strong [E-014 p. 6].",
    area_for_improvement: "Reviews are late.",
    action: "",
    how_do_we_know: "From the audit.",
  });
});

it("sends back what it was given when nothing was changed", () => {
  const sent = submissionOf(boxesOf(SECTION), SECTION);
  expect(sent.statements.map(({ reference, kind, text }) => [reference, kind, text])).toEqual([
    ["S1", "strength", "Reports are strong [E-014 p. 6]."],
    ["A1", "area_for_improvement", "Reviews are late."],
  ]);
  expect(sent.question_answers).toEqual(SECTION.question_answers);
});

it("keeps the tags of a statement whose words are edited", () => {
  const sent = submissionOf({ ...boxesOf(SECTION), area_for_improvement: "Reviews are often late." }, SECTION);
  expect(sent.statements[1]).toMatchObject({ reference: "A1", considerations: ["leadership"], questions: [1] });
});

it("sends a new paragraph without a reference", () => {
  const sent = submissionOf({ ...boxesOf(SECTION), action: "Review within 10 days." }, SECTION);
  expect(sent.statements[2]).toMatchObject({ reference: null, kind: "action", considerations: [] });
});

it("does not send again beside the text what the text cites itself", () => {
  const first = {
    ...statement("S1", "strength", "Strong [E-014]."),
    citations: [
      { evidence: "E-014", version: null, locator: "" },
      { evidence: "E-020", version: null, locator: "" },
    ],
  };
  const section = { ...SECTION, statements: [first] };
  expect(submissionOf({ ...boxesOf(section), strength: "Strong." }, section).statements[0]?.citations).toEqual([
    { evidence: "E-020", version: null, locator: "" },
  ]);
});

it("puts both versions into a box that differs and leaves the others alone", () => {
  const yours = boxesOf(SECTION);
  const both = bothOf({ ...yours, strength: "Theirs." }, yours);
  expect(both.strength).toBe("Theirs.\n\nReports are strong [E-014 p. 6].");
  expect(both.area_for_improvement).toBe("Reviews are late.");
});

it("R138, R142: sends the tags chosen on the page, and loses them neither to a save under way nor to another's text", () => {
  const tags = { S1: { considerations: ["duties"], headline_outcomes: [1, 4], questions: [] } };
  const yours = { ...boxesOf(SECTION), tags };
  expect(submissionOf(yours, SECTION).statements[0]).toMatchObject(tags.S1);
  expect(submissionOf(yours, SECTION).statements[1]).toMatchObject({ considerations: ["leadership"] });
  expect(bothOf(boxesOf(SECTION), yours).tags).toEqual(tags);
});
