// @vitest-environment jsdom
import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { draftAt } from "../lib/drafts";
import { useKeptValue } from "./useKeptValue";

interface Rows {
  rows: string[];
}

const ROWS = {
  read: (kept: unknown) => (typeof kept === "object" && kept !== null && "rows" in kept ? (kept as Rows) : null),
  blank: () => false,
};
const NONE: Rows = { rows: [] };

const openForm = (place: string, base: string | null = '"1"') =>
  renderHook(() => useKeptValue<Rows>(place, NONE, base, ROWS));

it("has a half-filled form again for whoever left it, and lets it go once it was sent", async () => {
  const first = openForm("map");
  act(() => first.result.current.change({ rows: ["5.2"] }));
  await waitFor(async () => expect(await draftAt("", "map")).toMatchObject({ etag: '"1"' }));
  first.unmount();

  const second = openForm("map");
  await waitFor(() => expect(second.result.current.value).toEqual({ rows: ["5.2"] }));
  expect(second.result.current.stale).toBe(false);
  act(() => second.result.current.sent());
  expect(second.result.current.value).toEqual({ rows: ["5.2"] });
  await waitFor(async () => expect(await draftAt("", "map")).toBeUndefined());
});

it("says that what was kept was typed against an earlier version", async () => {
  const first = openForm("moved");
  act(() => first.result.current.change({ rows: ["1.1"] }));
  await waitFor(async () => expect(await draftAt("", "moved")).toBeDefined());
  first.unmount();
  const second = openForm("moved", '"2"');
  await waitFor(() => expect(second.result.current.stale).toBe(true));
});
