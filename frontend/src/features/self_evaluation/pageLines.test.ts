import { expect, it } from "vitest";
import { lineFaults, linesOf, pagesOf } from "./pageLines";

const line = (covers: string, first: string, last: string) => ({ key: "k", covers, first, last });

it("gives back the pages that it was given", () => {
  const pages = [{ covers: "5.2", first_page: 3, last_page: 9 }];
  expect(pagesOf(linesOf(pages))).toEqual(pages);
});

it("takes one page as the first and the last", () => {
  expect(pagesOf([line("5.2", "7", "")])).toEqual([{ covers: "5.2", first_page: 7, last_page: 7 }]);
  expect(lineFaults([line("5.2", "7", "")])).toEqual([]);
});

it("names each line that cannot be saved, beside its own field", () => {
  const fields = lineFaults([line("", "1", "2"), line("5.2", "9", "3"), line("5.2", "two", "3")]).map(
    ({ field }) => field,
  );
  expect(fields).toEqual(["pages-0-covers", "pages-1-first_page", "pages-2-first_page"]);
});
