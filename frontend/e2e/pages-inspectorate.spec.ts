import { expect, test } from "@playwright/test";
import { visit } from "./checks";
import { inspectionsOf, seat } from "./people";

const PAGES = [
  "",
  "/timeline",
  "/questions",
  "/timeline/move",
  "/timeline/stages",
  "/timeline/closed-days",
  "/people",
  "/self-evaluation",
  "/self-evaluation/supplements",
  "/evidence",
  "/findings",
  "/sharing",
  "/evaluations",
  "/evaluations/5.2",
  "/report",
];

test("the lead inspector meets no barrier on any page of an inspection", async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await seat(browser, "lead_inspector");
  const inspection = (await inspectionsOf(page)).find((row) => row.state === "Under way");
  expect(inspection, "an inspection under way").toBeDefined();
  const addresses = PAGES.map((part) => `/inspections/${inspection?.id}${part}`);
  for (const address of ["/", "/inspections", "/notifications", "/notifications/settings", "/account", ...addresses]) {
    await test.step(address, () => visit(page, address));
  }
});
