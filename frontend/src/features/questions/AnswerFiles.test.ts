// @vitest-environment jsdom
import { expect, it } from "vitest";
import { fileOf, isBegun, lacksOf } from "./AnswerFiles";

it("a link that was begun needs its name and a whole address before it goes with an answer", () => {
  expect(isBegun({ title: " ", address: "" })).toBe(false);
  const lacking = (title: string, address: string) => lacksOf({ title, address }).map(({ field }) => field);
  expect(lacking("", "https://council.example/figures")).toEqual(["link_title"]);
  expect(lacking("Figures", "council.example")).toEqual(["link_address"]);
  expect(lacking("Figures", "http://council.example")).toEqual(["link_address"]);
  expect(lacking("Figures", " https://council.example/figures ")).toEqual([]);
  expect(fileOf({ title: " Figures ", address: " https://council.example " })).toEqual({
    title: "Figures",
    address: "https://council.example",
    evidence: null,
  });
});
