import { expect, it } from "vitest";
import { londonInstant } from "./londonInstant";

it.each([
  ["2026-01-12T09:30", "2026-01-12T09:30:00Z"],
  ["2026-07-22T09:30", "2026-07-22T08:30:00Z"],
  ["2026-03-29T12:00", "2026-03-29T11:00:00Z"],
])("reads %s on the clock in London as %s", (local, instant) => {
  expect(londonInstant(local)).toBe(instant);
});
