import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, type Request, type Response } from "@playwright/test";

/** What a page may ask of the service to open, the session and its place in the inspection included. */
const MOST_CALLS = 6;
/** Asked again and again as long as any page is open, whichever it is: no page asks for them to open. */
const POLL = /^\/api\/v1\/(notifications\/unread|inspections\/[^/]+\/watch)$/;

/** Only the service can read the cookie that says whether anybody is signed in: to a visitor it answers that nobody is. */
const WHO_IS_SIGNED_IN = "/api/v1/sign-in/refresh";

/** Ready when the heading of the page stands and nothing says that it is loading. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".pl-loading")).toHaveCount(0);
}

/** Go to an address, and wait until what it shows is there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

/** Notes what a page asks for: the calls to the service, and what is still under way. */
class Traffic {
  readonly calls: string[] = [];
  readonly refusals: string[] = [];
  private readonly underWay = new Set<Request>();

  constructor(private readonly page: Page) {
    page.on("request", this.begin);
    page.on("requestfinished", this.end);
    page.on("requestfailed", this.end);
    page.on("response", this.refused);
  }

  /** Settled when nothing is under way, and the browser has drawn what came and asked for nothing more. */
  async settled(): Promise<void> {
    do {
      await expect.poll(() => this.underWay.size, { intervals: [20, 50] }).toBe(0);
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    } while (this.underWay.size > 0);
    await ready(this.page);
  }

  stop(): void {
    this.page.off("request", this.begin);
    this.page.off("requestfinished", this.end);
    this.page.off("requestfailed", this.end);
    this.page.off("response", this.refused);
  }

  private readonly begin = (request: Request): void => {
    this.underWay.add(request);
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith("/api/") && !POLL.test(pathname))
      this.calls.push(`${request.method()} ${pathname}${search}`);
  };

  /** The pages need not read what a refusal says, and until it is read it counts as under way. */
  private readonly refused = (response: Response): void => {
    if (response.ok()) return;
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/") && pathname !== WHO_IS_SIGNED_IN && response.status() >= 400)
      this.refusals.push(`${response.status()} ${response.request().method()} ${pathname}`);
    this.underWay.delete(response.request());
  };

  private readonly end = (request: Request): void => {
    this.underWay.delete(request);
  };
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
 * It opens with six calls at most; what lies below the fold is asked for once somebody comes near it. It asks for nothing
 * that the person may not have: the service said beforehand what there is for them.
 */
export async function visit(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const traffic = new Traffic(page);
  await page.goto(address);
  await ready(page);
  await traffic.settled();
  expect(traffic.calls.length, traffic.calls.join("\n")).toBeLessThanOrEqual(MOST_CALLS);
  await expect(page).toHaveTitle(/ – Plumbline$/);
  // The first key brings what lies below the fold, so that the rest of the checks meets it too.
  await page.keyboard.press("Shift");
  await traffic.settled();
  traffic.stop();
  expect(traffic.refusals).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}
