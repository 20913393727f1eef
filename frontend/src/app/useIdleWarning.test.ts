import { expect, it } from "vitest";
import { idleStep } from "./useIdleWarning";

const MINUTE = 60_000;
const START = 1_000_000_000;

it.each([
  ["just after a request", 1, 0, { kind: "quiet" }],
  ["typing for six minutes without a request", 6, 5.5, { kind: "renew" }],
  ["away for twenty minutes", 20, 0, { kind: "quiet" }],
  ["two minutes before the end", 28, 0, { kind: "warn", minutes: 2 }],
  ["in the last minute", 29.5, 0, { kind: "warn", minutes: 1 }],
  ["back at the keyboard in the last minute", 29.5, 29.4, { kind: "renew" }],
  ["after the end", 31, 30.9, { kind: "ended" }],
])("%s", (_when, minutes, activeAt, step) => {
  expect(idleStep(START + minutes * MINUTE, START, START + 30 * MINUTE, START + activeAt * MINUTE)).toEqual(step);
});
