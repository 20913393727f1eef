import { expect, it } from "vitest";
import { boxOf, claimsIn, countWords, matchClaims } from "./statements";

it("takes each paragraph as one claim", () => {
  expect(claimsIn("One claim\nstill the same.\n\n\nAnother.\n")).toEqual(["One claim\nstill the same.", "Another."]);
});

it("parts bullets pasted from Word into claims", () => {
  expect(claimsIn("•\tFirst\r\n•\tSecond\r\n1. Third\r\n- Fourth")).toEqual(["First", "Second", "Third", "Fourth"]);
});

it("does not take a hyphen or a number inside a sentence for a bullet", () => {
  expect(claimsIn("Court-based work\n27 of 40 cases")).toEqual(["Court-based work\n27 of 40 cases"]);
});

it("gives back the same box it was given", () => {
  const box = "One.\n\nTwo\nlines.";
  expect(boxOf(claimsIn(box).map((text) => ({ text })))).toBe(box);
});

const EARLIER = [
  { reference: "A1", text: "first" },
  { reference: "A2", text: "second" },
];

it("keeps a reference while its words are edited", () => {
  expect(matchClaims(["first", "second, sharper"], EARLIER)).toEqual([
    { reference: "A1", text: "first" },
    { reference: "A2", text: "second, sharper" },
  ]);
});

it("keeps a reference when claims change places", () => {
  expect(matchClaims(["second", "first"], EARLIER).map((claim) => claim.reference)).toEqual(["A2", "A1"]);
});

it("leaves a new claim without a reference: the server gives it one", () => {
  expect(matchClaims(["first", "second", "third"], EARLIER)[2]).toEqual({ reference: null, text: "third" });
});

it("counts words as a reader does", () => {
  expect(countWords("  Met in 35 of 40\n[E-014 p. 6]. ")).toBe(8);
});
