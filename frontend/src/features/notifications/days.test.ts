import { expect, test } from "vitest";
import { byAge } from "./days";
import type { Notice } from "./queries";

const at = (told_at: string) => ({ id: told_at, told_at }) as Notice;

test("today is the day that the clock in London shows", () => {
  // Half past midnight in London, in summer time, is still the day before in UTC.
  const stretches = byAge(
    [
      "2026-06-10T09:00:00Z",
      "2026-06-09T23:30:00Z",
      "2026-06-09T22:30:00Z",
      "2026-06-03T12:00:01Z",
      "2026-06-03T11:00:00Z",
    ].map(at),
    "2026-06-10T12:00:00Z",
  );
  expect(stretches.map((stretch) => [stretch.title, stretch.notices.length])).toEqual([
    ["Today", 2],
    ["The last seven days", 2],
    ["Earlier", 1],
  ]);
});

test("a stretch without notices is not shown", () => {
  expect(byAge([at("2026-01-01T09:00:00Z")], "2026-06-10T12:00:00Z").map((stretch) => stretch.title)).toEqual([
    "Earlier",
  ]);
});
