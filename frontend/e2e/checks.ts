import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Ready when the heading of the page stands and nothing says that it is loading. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".pl-loading")).toHaveCount(0);
}

export async function barriers(page: Page): Promise<string[]> {
  // In the page itself: there is no frame of another origin, for which axe would gather its results in a further, blank page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" | ")}`);
}

export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * R148: a page meets no barrier that axe can find, has a title of its own, and needs no sideways scrolling at 320 pixels.
 */
export async function visit(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  await ready(page);
  await expect(page).toHaveTitle(/ – Plumbline$/);
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}
