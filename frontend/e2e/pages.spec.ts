import { expect } from "@playwright/test";
import { ready, visit } from "./checks";
import { PAGES, type Seat } from "./pages";
import { placesFor, test } from "./people";

const SEATS: Seat[] = [
  "public",
  "inspection_coordinator",
  "lead_inspector",
  "inspectorate_administrator",
  "council_administrator",
];

for (const who of SEATS) {
  test(`no page has a barrier for ${who.replaceAll("_", " ")}`, async ({ seat }) => {
    test.setTimeout(300_000);
    const page = await seat(who);
    const places = await placesFor(who);
    for (const { route, address } of PAGES.filter(({ seats }) => seats.includes(who))) {
      await test.step(route, async () => {
        const found = address ? await address(places, "full") : route;
        expect(found, `${route} has nothing to show to this person`).not.toBeNull();
        await visit(page, found ?? "");
      });
    }
  });
}

test("an address that is no page says so, without a barrier", async ({ page }) => {
  await visit(page, "/no-such-page");
});

test("the first stop of the Tab key skips to the content", async ({ page }) => {
  await page.goto("/sign-in");
  await ready(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("the heading takes the focus when the page changes", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  await ready(page);
  await page.getByRole("navigation", { name: "Service" }).getByRole("link", { name: "Inspections" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Inspections" })).toBeFocused();
});

test.describe("with scripts switched off", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs them", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("noscript h1")).toHaveText("Plumbline needs JavaScript");
  });
});
