import { describe, expect, it } from "vitest";
import { timeLeft } from "./timeLeft";

const NOON = new Date("2026-03-25T12:00:00Z");

describe("the time that is left before noon on the Wednesday of week 11", () => {
  it.each([
    ["2026-03-22T09:00:00Z", "3 days 3 hours", false],
    ["2026-03-24T12:00:00Z", "1 day", false],
    ["2026-03-25T09:46:00Z", "2 hours 14 minutes", false],
    ["2026-03-25T11:00:00Z", "1 hour", false],
    ["2026-03-25T11:40:00Z", "20 minutes", false],
    ["2026-03-25T11:59:15Z", "45 seconds", false],
    ["2026-03-25T11:59:59Z", "1 second", false],
    ["2026-03-25T12:00:00Z", "0 seconds", false],
    ["2026-03-25T12:00:00.999Z", "0 seconds", false],
    ["2026-03-25T12:00:01Z", "1 second", true],
    ["2026-03-25T12:03:10Z", "3 minutes", true],
  ])("is told at %s as %s, passed: %s", (now, words, passed) => {
    expect(timeLeft(NOON, new Date(now))).toMatchObject({ words, passed });
  });

  it("is told second by second only near the deadline", () => {
    expect(timeLeft(NOON, new Date("2026-03-25T11:59:00Z")).again).toBeLessThan(1000);
    expect(timeLeft(NOON, new Date("2026-03-25T10:00:00Z")).again).toBeGreaterThan(10_000);
  });
});
