import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Poll, type Asked } from "./poll";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function polling(answers: Asked[] = []) {
  const seen = { awake: true, asked: 0 };
  const poll = new Poll({
    ask: () => {
      seen.asked += 1;
      return Promise.resolve(answers.shift() ?? "answered");
    },
    awake: () => seen.awake,
  });
  return { poll, seen };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

it("asks at once and then every ten seconds", async () => {
  const { poll, seen } = polling();
  poll.wake();
  await pass(31);
  expect(seen.asked).toBe(4);
});

it("stops while nobody looks, and asks at once when somebody does again", async () => {
  const { poll, seen } = polling();
  poll.wake();
  await pass(1);
  seen.awake = false;
  await pass(600);
  expect(seen.asked).toBe(1);
  seen.awake = true;
  poll.wake();
  await pass(1);
  expect(seen.asked).toBe(2);
  await pass(10);
  expect(seen.asked).toBe(3);
});

it("asks ever more seldom while the service is busy, and is not hurried by a look at the page", async () => {
  const { poll, seen } = polling(["busy", "busy", "busy"]);
  poll.wake();
  await pass(19);
  poll.wake();
  expect(seen.asked).toBe(1);
  await pass(1);
  expect(seen.asked).toBe(2);
  await pass(40);
  expect(seen.asked).toBe(3);
  await pass(80);
  expect(seen.asked).toBe(4);
  await pass(10);
  expect(seen.asked).toBe(5);
});

it("never asks again what was refused, nor once it is stopped", async () => {
  const refused = polling(["refused"]);
  refused.poll.wake();
  await pass(600);
  expect(refused.seen.asked).toBe(1);
  const stopped = polling();
  stopped.poll.wake();
  stopped.poll.stop();
  await pass(600);
  stopped.poll.wake();
  expect(stopped.seen.asked).toBe(1);
});
