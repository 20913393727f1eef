import { expect, it } from "vitest";
import { visitNow } from "./lastVisit";

const MINUTE = 60_000;

it("calls nothing new at the very first visit", () => {
  expect(visitNow(null, 12, 0)).toMatchObject({ before: 12, beforeAt: null });
});

it("keeps what was new while the same visit goes on, and begins anew after half an hour", () => {
  const first = visitNow(null, 12, 0);
  const next = visitNow(first, 15, 60 * MINUTE);
  expect(next).toMatchObject({ before: 12, beforeAt: 0, latest: 15 });
  const reloaded = visitNow(next, 16, 65 * MINUTE);
  expect(reloaded).toMatchObject({ before: 12, latest: 16 });
  expect(visitNow(reloaded, 16, 200 * MINUTE)).toMatchObject({ before: 16, beforeAt: 65 * MINUTE });
});
