import { expect, test } from "@playwright/test";
import { ready, visit } from "./checks";
import { seat } from "./people";

test("everybody can read the public pages, on a narrow screen too", async ({ page }) => {
  for (const address of ["/sign-in", "/reports", "/method/jsw-2019", "/accessibility", "/privacy", "/no-such-page"]) {
    await test.step(address, () => visit(page, address));
  }
});

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
