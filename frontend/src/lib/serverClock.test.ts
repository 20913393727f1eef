import { afterEach, expect, it, vi } from "vitest";
import { serverNow, setServerClock } from "./serverClock";

afterEach(() => {
  vi.useRealTimers();
});

it("goes on from what the service said, on a computer whose clock is an hour slow", () => {
  vi.useFakeTimers({ now: new Date("2026-03-25T10:59:00Z") });
  setServerClock("2026-03-25T11:59:00Z");
  vi.advanceTimersByTime(61_000);
  expect(serverNow().toISOString()).toBe("2026-03-25T12:00:01.000Z");
});
