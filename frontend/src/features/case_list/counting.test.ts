import { expect, test } from "vitest";
import { findingOf, percentOf, valueInWords } from "./counting";
import type { Category, Column } from "./queries";

const category = (part: Partial<Category>): Category => ({
  code: "gender",
  title: "Gender",
  cases: 80,
  missing: 0,
  counts: [
    { value: "female", cases: 20, national: null },
    { value: "male", cases: 60, national: null },
  ],
  national: null,
  ...part,
});

test("the finding names what is most frequent, and how many have no value", () => {
  expect(findingOf(category({}))).toBe("Most often: male, in 60 of 80 cases (75%).");
  expect(findingOf(category({ missing: 1 }))).toBe("Most often: male, in 60 of 80 cases (75%). 1 case has no value.");
});

test("the national figure stands beside it where there is one", () => {
  const national = { title: "", orders: 200, period: "2017-18", definition: "", source: "", licence: "" };
  const counts = [{ value: "both", cases: 8, national: 62 }];
  expect(findingOf(category({ counts, cases: 8, national }))).toBe(
    "Most often: both, in 8 of 8 cases (100%). In Scotland it was 31% in 2017-18.",
  );
});

test("of nothing there is no share", () => {
  expect(percentOf(0, 0)).toBe(0);
  expect(findingOf(category({ cases: 0, counts: [] }))).toBe("No case has a value here.");
});

test("values are written as people read them", () => {
  const column = (kind: string) => ({ kind }) as Column;
  expect(valueInWords(column("date"), "2025-04-01")).toBe("1 Apr 2025");
  expect(valueInWords(column("choices"), ["supervision", "conduct"])).toBe("supervision; conduct");
  expect(valueInWords(column("yes_no"), false)).toBe("no");
  expect(valueInWords(column("integer"), 0)).toBe("0");
  expect(valueInWords(column("text"), undefined)).toBe("");
});
