import { expect, it } from "vitest";
import type { Method } from "../methodology/queries";
import { considerationRows, indicatorRows, outcomeRows } from "./coverage";
import type { SelfEvaluationOpen, Statement } from "./queries";

const METHOD = {
  indicators: [
    { code: "5.1", title: "Help", in_focus: true },
    { code: "5.2", title: "Risk", in_focus: true },
    { code: "8.1", title: "Buildings", in_focus: false },
  ],
  key_considerations: [{ code: "leadership", title: "Leadership" }],
  headline_outcomes: [{ number: 2, title: "I am involved" }],
} as unknown as Method;

const statement = (text: string): Statement => ({
  reference: "S1",
  kind: "strength",
  text,
  citations: [{ evidence: "E-020", version: null, locator: "" }],
  considerations: ["leadership"],
  headline_outcomes: [2],
  questions: [],
});

const TEXT = {
  sections: [
    {
      kind: "own",
      code: "own-1",
      title: "Courts",
      covers: ["5.1"],
      how_do_we_know: "",
      statements: [statement("Good [E-003 p. 2].")],
    },
  ],
  statements: [],
  document: { evidence: "E-001", pages: [{ covers: "5.2", first_page: 3, last_page: 9 }] },
} as unknown as SelfEvaluationOpen;

it("counts a section of the council's own and the pages of its document for what they cover", () => {
  const [help, risk, ...others] = indicatorRows(METHOD, TEXT);
  expect(help).toMatchObject({ code: "5.1", elsewhere: ["Courts"], evidence: ["E-003", "E-020"] });
  expect(help?.counts.strength).toBe(1);
  expect(risk).toMatchObject({ code: "5.2", pages: ["pp. 3 to 9"], evidence: ["E-001"] });
  expect(others).toEqual([]);
});

it("lists the statements under each of their tags with the evidence that they cite", () => {
  const row = { statements: ["Courts S1"], evidence: ["E-003", "E-020"] };
  expect(considerationRows(METHOD, TEXT)).toEqual([{ key: "leadership", title: "Leadership", ...row }]);
  expect(outcomeRows(METHOD, TEXT)).toEqual([{ key: "2", title: "2. I am involved", ...row }]);
});
