import { expect, it } from "vitest";
import { citationsIn, completeCitation, openCitation, piecesOf } from "./citations";

it("splits a text into words and citations and loses nothing but the brackets", () => {
  expect(piecesOf("Met in 35 of 40 [E-014 p. 6], up from 27 [e-011].")).toEqual([
    { text: "Met in 35 of 40 " },
    { code: "E-014", locator: "p. 6" },
    { text: ", up from 27 " },
    { code: "E-011", locator: "" },
    { text: "." },
  ]);
});

it("leaves other brackets alone", () => {
  expect(citationsIn("A [note] and [E-1]")).toEqual([]);
});

it("knows that a citation is being typed", () => {
  expect(openCitation("See [E-0", 8)).toBe("E-0");
  expect(openCitation("See [E-014] and", 15)).toBeNull();
  expect(openCitation("See [\nnext", 10)).toBeNull();
  expect(openCitation("See", 3)).toBeNull();
});

it("closes the bracket and leaves the caret where the page is typed", () => {
  const text = "See [aud and more";
  expect(completeCitation(text, 8, "E-014")).toEqual({ text: "See [E-014] and more", caret: 10 });
});
