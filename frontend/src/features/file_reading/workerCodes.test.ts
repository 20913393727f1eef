import { expect, test } from "vitest";
import { codesOf } from "./workerCodes";

test("codes are read one in each line, and as a spreadsheet pastes them", () => {
  expect(codesOf(" W1\nW 2,W3;\r\n\nW4 ")).toEqual(["W1", "W 2", "W3", "W4"]);
  expect(codesOf("  \n ")).toEqual([]);
});
