import { expect, it } from "vitest";
import { commandOf, findingOf, groupOf, numberOf } from "./counting";
import type { Sample, Stratum } from "./queries";

const group = (name: string, population_share: number, sample_share: number): Stratum => ({
  values: [name],
  population: 10,
  size: 2,
  population_share,
  sample_share,
});

it("names the group whose shares are furthest apart, and says so where all are close", () => {
  expect(findingOf([group("18-20", 10, 20), group("21-25", 90, 80.5)])).toBe(
    "The largest difference: 18-20 is 20% of the sample and 10% of the list.",
  );
  expect(findingOf([group("18-20", 10, 11), group("21-25", 90, 89)])).toContain("to within two percentage points");
  expect(findingOf([group("", 100, 100)])).toBe("All cases were drawn alike, without groups.");
});

it("reads a group of several columns, and of none", () => {
  expect([groupOf(["21-25", "male"]), groupOf([])]).toEqual(["21-25, male", "All cases"]);
});

it("gives a command that can be pasted into a shell", () => {
  const sample = { seed: "aa", size: 64, floor: 2, commitment: "bb", frame_sha256: "cc" } as Sample;
  expect(commandOf(sample).split(" \\\n  ")).toEqual([
    "plumbline sample verify frame.txt",
    "--seed aa",
    "--size 64",
    "--floor 2",
    "--commitment bb",
    "--frame-sha256 cc",
    "--sample sample.csv",
  ]);
});

it("tells an empty field from a number", () => {
  expect([numberOf(" "), numberOf("0"), numberOf("64")]).toEqual([null, 0, 64]);
});
