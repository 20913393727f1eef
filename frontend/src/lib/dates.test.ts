import { describe, expect, it } from "vitest";
import {
  clock,
  clockWithSeconds,
  dateInWords,
  daysLeftInWords,
  deadlineInWords,
  mondayOfWeek,
  shortDateAndTime,
  sizeInWords,
  weekInWords,
} from "./dates";

describe("dates in words, on a computer that is set to New York", () => {
  it.each([
    ["2026-03-25T12:00:00Z", "Wednesday 25 March 2026, 12 noon"],
    ["2026-04-01T11:00:00Z", "Wednesday 1 April 2026, 12 noon"],
    ["2026-06-22T16:30:00Z", "Monday 22 June 2026, 17:30"],
    ["2026-03-02T23:59:59Z", "end of Monday 2 March 2026"],
    ["2026-06-22T22:59:59Z", "end of Monday 22 June 2026"],
  ])("says the deadline %s as %s", (due, words) => {
    expect(deadlineInWords(due)).toBe(words);
  });

  it("keeps a plain date on its own day", () => {
    expect(dateInWords("2026-07-01")).toBe("Wednesday 1 July 2026");
  });

  it("shows the time of London in summer and winter", () => {
    expect(clock("2026-01-12T14:02:00Z")).toBe("14:02");
    expect(clock("2026-07-12T14:02:00Z")).toBe("15:02");
    expect(clockWithSeconds("2026-03-25T12:00:04Z")).toBe("12:00:04");
    expect(shortDateAndTime("2026-03-12T10:21:00Z")).toBe("12 Mar 2026, 10:21");
  });

  it.each([
    [8, "8 days left"],
    [1, "1 day left"],
    [0, "Due today"],
    [-1, "1 day late"],
    [-3, "3 days late"],
  ])("says %i days as %s", (days, words) => {
    expect(daysLeftInWords(days)).toBe(words);
  });

  it("names a week by its working days, across the end of a month too", () => {
    expect(weekInWords("2026-01-12")).toBe("12 to 16 January");
    expect(weekInWords("2026-03-30")).toBe("30 March to 3 April");
  });

  it("counts weeks from the Monday of week 1 across the change of the clocks", () => {
    expect(mondayOfWeek("2026-01-12", 1)).toBe("2026-01-12");
    expect(mondayOfWeek("2026-01-12", 28)).toBe("2026-07-20");
  });

  it.each([
    [310_000, "310 kB"],
    [2_100_000, "2.1 MB"],
    [12, "12 bytes"],
    [1_200_000_000, "1.2 GB"],
  ])("says %i bytes as %s", (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words);
  });
});
