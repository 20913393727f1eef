// @vitest-environment jsdom
import { expect, it } from "vitest";
import { csvOf } from "./csv";

const textOf = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });

it("keeps commas, quotes and line breaks within their cells", async () => {
  expect(await textOf(csvOf([["P1", 'Say "yes", then\nwrite']]))).toContain('"P1","Say ""yes"", then\nwrite"\r\n');
});

it("lets no cell become a formula", async () => {
  expect(await textOf(csvOf([["=1+1", "-2"]]))).toContain(`"'=1+1","'-2"`);
});
