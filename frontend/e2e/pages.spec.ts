import { expect, test, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, ready } from "./checks";
import { inspectionsOf, seat } from "./people";

const EVERYWHERE = ["", "/timeline", "/people"];
const COUNCIL = [
  ...EVERYWHERE,
  "/self-evaluation",
  "/self-evaluation/5.2",
  "/self-evaluation/preparedness",
  "/self-evaluation/section-27",
  "/submit",
  "/evidence",
  "/evidence/link",
  "/findings",
  "/report",
];
const INSPECTORATE = [
  ...EVERYWHERE,
  "/self-evaluation",
  "/evidence",
  "/findings",
  "/sharing",
  "/evaluations",
  "/evaluations/5.2",
  "/report",
];

async function visit(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  await ready(page);
  await expect(page).toHaveTitle(/ – Plumbline$/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
}

test("everybody can read the public pages, on a narrow screen too", async ({ page }) => {
  for (const address of ["/sign-in", "/reports", "/method/jsw-2019", "/accessibility", "/privacy", "/no-such-page"]) {
    await test.step(address, () => visit(page, address));
  }
});

for (const [role, pages] of [
  ["inspection_coordinator", COUNCIL],
  ["lead_inspector", INSPECTORATE],
] as const) {
  test(`the ${role.replaceAll("_", " ")} meets no barrier on any page of an inspection`, async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await seat(browser, role);
    const own = await inspectionsOf(page);
    const inspection = own.find((row) => row.state === "Under way");
    expect(inspection, "an inspection under way").toBeDefined();
    for (const address of [
      "/",
      "/inspections",
      "/account",
      ...pages.map((part) => `/inspections/${inspection?.id}${part}`),
    ]) {
      await test.step(address, () => visit(page, address));
    }
  });
}

test("the first stop of the Tab key skips to the content", async ({ page }) => {
  await page.goto("/sign-in");
  await ready(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("the heading takes the focus when the page changes", async ({ browser }) => {
  const page = await seat(browser, "inspection_coordinator");
  await ready(page);
  await page.getByRole("navigation", { name: "Service" }).getByRole("link", { name: "Inspections" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Inspections" })).toBeFocused();
});

test("without JavaScript the page says so", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/");
  await expect(page.locator("noscript h1")).toHaveText("Plumbline needs JavaScript");
});
