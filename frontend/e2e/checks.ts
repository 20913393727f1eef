import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Ready when the heading of the page stands and nothing says that it is loading. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".pl-loading")).toHaveCount(0);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}

/** R148: a page meets no barrier that axe can find, has a title of its own, and needs no sideways scrolling at 320 pixels. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  await ready(page);
  await expect(page).toHaveTitle(/ – Plumbline$/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
}
