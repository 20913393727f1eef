import { expect, type Page } from "@playwright/test";
import { open } from "./checks";
import { inspectionsOf, personWith, test } from "./people";

const NOTHING_THERE = "There is no such page";

/** What each page calls itself, to somebody who follows its address. */
async function headings(page: Page, addresses: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await open(page, address);
    found.push(await page.getByRole("heading", { level: 1 }).innerText());
  }
  return found;
}

/** The inspection of the first council that has findings, evaluations and a report in the making. */
async function lateOne(page: Page): Promise<string> {
  const rows = await inspectionsOf(page);
  return `/inspections/${rows.find((row) => row.state === "Under way" && row.stage >= 4)?.id}`;
}

const INSIDE = [
  "/self-evaluation",
  "/evidence",
  "/evidence/E-001",
  "/questions",
  "/submit",
  "/agreement",
  "/agreement/case-data",
  "/case-list",
  "/case-sample",
];

test("a local file reader has the people and their own tasks before them, and nothing that others wrote", async ({
  seat,
}) => {
  const page = await seat("local_file_reader");
  const at = await lateOne(page);
  const closed = await headings(
    page,
    INSIDE.map((part) => `${at}${part}`),
  );
  expect(new Set(closed)).toEqual(new Set([NOTHING_THERE]));
  expect(await headings(page, [`${at}/timeline`, `${at}/people`, `${at}/file-reading`])).toEqual([
    "Timeline",
    "People",
    "Case file reading",
  ]);
  await expect(page.getByRole("heading", { name: "You as a reader" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What the group still needs" })).toHaveCount(0);
  for (const part of ["/findings", "/evaluations", "/report"]) {
    await open(page, `${at}${part}`);
    await expect(page.locator("main")).toContainText(/not shared|not shown here|no report/i);
    await expect(page.getByText(/Excellent|Very good|Unsatisfactory/)).toHaveCount(0);
  }
});

test("somebody of another council finds no such inspection behind any of its addresses", async ({ seat }) => {
  const at = await lateOne(await seat("inspection_coordinator"));
  const page = await seat(personWith("inspection_coordinator", /Lorne/));
  const addresses = [
    "",
    "/timeline",
    "/people",
    "/file-reading",
    ...INSIDE,
    "/findings",
    "/evaluations",
    "/report",
  ].map((part) => `${at}${part}`);
  expect(new Set(await headings(page, addresses))).toEqual(new Set([NOTHING_THERE]));
});
