import { expect, it } from "vitest";
import { weekInFull } from "../../ui/WeekStrip";
import type { Plan } from "./queries";
import { stripOf, stripStages } from "./strip";

const week = (number: number, council: boolean[] = [], inspectorate: boolean[] = []) => ({
  number,
  begins_on: number === 1 ? "2026-03-23" : "2026-03-30",
  ends_on: "2026-03-27",
  stage: 1,
  council: council.map((done) => ({ code: "c", title: "Submit", done })),
  inspectorate: inspectorate.map((done) => ({ code: "i", title: "Read", done })),
  quiet: council.length + inspectorate.length === 0,
  closed_days: number === 2 ? [{ on: "2026-04-03", title: "Good Friday" }] : [],
});

const PLAN: Plan = { week_1_on: "2026-03-23", warnings: [], weeks: [week(1, [true, false], [true]), week(2)] };

it("calls a side done only when all its duties of the week are done", () => {
  const [first] = stripOf(PLAN, 1);
  expect(first).toMatchObject({ councilDone: false, inspectorateDone: true, now: true, past: false });
});

it("says a quiet week and its bank holiday in words", () => {
  const [, second] = stripOf(PLAN, 1);
  expect(second && weekInFull(second)).toBe(
    ", 30 March to 3 April. Quiet week: nothing is due. Bank holiday: Good Friday.",
  );
});

it("marks no week as now before the inspection has begun", () => {
  expect(stripOf(PLAN, null).some((row) => row.now || row.past)).toBe(false);
});

it("lets a stage reach to the next one", () => {
  const stages = [
    { title: "One", first_week: 1, last_week: 8 },
    { title: "Two", first_week: 11, last_week: 12 },
  ];
  expect(stripStages(stages, 28)).toEqual([
    { title: "One", first: 1, last: 10 },
    { title: "Two", first: 11, last: 28 },
  ]);
});
