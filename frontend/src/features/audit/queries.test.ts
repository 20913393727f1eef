// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { asked } from "./queries";

describe("asked", () => {
  it("takes whole days in London, across the change of the clocks", () => {
    expect(asked("i", { from: "2026-03-28", to: "2026-03-29" })).toEqual({
      inspection_id: "i",
      from: "2026-03-28T00:00:00Z",
      to: "2026-03-29T23:00:00Z",
    });
  });

  it("leaves out what is empty", () => {
    expect(asked(undefined, { actor: "", action: "" })).toEqual({});
  });
});
