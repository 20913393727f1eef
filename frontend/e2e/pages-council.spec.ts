import { expect, test } from "@playwright/test";
import { visit } from "./checks";
import { inspectionsOf, seat } from "./people";

const PAGES = [
  "",
  "/timeline",
  "/questions",
  "/timeline/stages",
  "/timeline/closed-days",
  "/people",
  "/self-evaluation",
  "/self-evaluation/5.2",
  "/self-evaluation/preparedness",
  "/self-evaluation/section-27",
  "/self-evaluation/supplements",
  "/self-evaluation/5.1/history",
  "/submit",
  "/evidence",
  "/evidence/link",
  "/evidence/import",
  "/evidence/E-001",
  "/findings",
  "/report",
];

test("the inspection coordinator meets no barrier on any page of an inspection", async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await seat(browser, "inspection_coordinator");
  const inspection = (await inspectionsOf(page)).find((row) => row.state === "Under way");
  expect(inspection, "an inspection under way").toBeDefined();
  const addresses = PAGES.map((part) => `/inspections/${inspection?.id}${part}`);
  for (const address of ["/", "/inspections", "/notifications", "/notifications/settings", "/account", ...addresses]) {
    await test.step(address, () => visit(page, address));
  }
});
