import { expect, test } from "vitest";
import { lacking, progressOf } from "./progress";

const row = (indicator: string, evaluated: boolean, value: number | null, narrative: string) => ({
  indicator,
  evaluated,
  value,
  narrative,
});

const rows = [
  row("1.1", true, 4, "Written."),
  row("2.1", true, null, "Written."),
  row("5.1", false, null, "Written."),
  row("5.2", true, 3, " \n"),
];

test("an indicator without a value counts as evaluated only where the method evaluates it", () => {
  expect(progressOf(rows)).toEqual({ all: 4, evaluated: 3, narratives: 3, values: 2 });
});

test("what the report lacks is named: a missing value, a missing narrative, and blanks are none", () => {
  expect(lacking(rows)).toEqual(["2.1", "5.2"]);
});
