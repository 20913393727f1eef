import { expect, test } from "vitest";
import { isInside, paths } from "./paths";

test.each([
  [paths.inspection("4c"), "inspection"],
  [paths.timeline("4c"), "inspection"],
  [paths.ownEvidence("4c"), "self-evaluation"],
  [paths.inspections(), null],
  [paths.newInspection(), null],
  [paths.ownSelfEvaluations(), null],
  [paths.home(), null],
])("room is kept for the bar that names the place at %s: %s", (path, place) => {
  expect(isInside(path)).toBe(place);
});
