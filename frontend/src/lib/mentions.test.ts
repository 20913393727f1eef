import { expect, it } from "vitest";
import { completeMention, handleOf, mentionedIn, openMention } from "./mentions";

const person = (name: string, role = "senior manager") => ({ account_id: `${name} ${role}`, name, role });
const PEOPLE = [person("Ann Lee"), person("Ann Leeson"), person("Jo Ross"), person("Jo Ross", "chief executive")];

it.each([
  ["@", ""],
  ["Ask @Ann L", "Ann L"],
  ["(@jo", "jo"],
  ["me@example.test", null],
  ["@Ann\nnext", null],
  ["no name", null],
])("a name is begun in %j: %j", (text, typed) => {
  expect(openMention(text, text.length)).toBe(typed);
});

it("a chosen name takes the place of what was begun, and the sentence goes on after it", () => {
  expect(completeMention("Ask @ann today", 8, "@Ann Lee")).toEqual({ text: "Ask @Ann Lee today", caret: 12 });
  expect(completeMention("@ann", 4, "@Ann Lee")).toEqual({ text: "@Ann Lee ", caret: 9 });
});

it("somebody is mentioned by the whole name, and by the role too where two share one", () => {
  const names = (text: string) => mentionedIn(text, PEOPLE).map(({ account_id }) => account_id);
  expect(names("Ask @Ann Leeson, please.")).toEqual(["Ann Leeson senior manager"]);
  expect(names("Ask Ann Lee.")).toEqual([]);
  expect(PEOPLE.map((one) => handleOf(one, PEOPLE))[3]).toBe("@Jo Ross (chief executive)");
  expect(names("@Jo Ross (chief executive) and @Ann Lee")).toEqual([
    "Ann Lee senior manager",
    "Jo Ross chief executive",
  ]);
});
