import { expect, type Page } from "@playwright/test";
import { ready } from "../e2e/checks";
import { PAGES } from "../e2e/pages";
import { placesFor, ROLES, test } from "../e2e/people";
import { CHECKS } from "./checks";

/** Part of it, while one page or role is being worked on: ROLE=analyst PAGE=/evidence make accessibility */
const onlyRole = process.env["ROLE"];
const onlyPage = process.env["PAGE"];
const STATES = ["full", "empty", "error"] as const;
type State = (typeof STATES)[number];

const UNAVAILABLE = {
  status: 503,
  contentType: "application/problem+json",
  headers: { "Retry-After": "5" },
  body: JSON.stringify({
    type: "/problems/unavailable",
    title: "The service cannot answer just now",
    status: 503,
    detail: "Try again in a few seconds.",
    instance: "0",
    errors: [],
  }),
};

/** Open a page as it stands or, in the state of error, while the service answers nothing that belongs to the page itself. */
async function open(page: Page, address: string, state: State): Promise<void> {
  await page.unrouteAll();
  if (state === "error") {
    await page.route(/\/api\/v1\/(?!sign-in|me$|inspections\/[^/]+$)/, (route) => route.fulfill(UNAVAILABLE));
  }
  await page.goto(address);
  await ready(page);
}

for (const role of ["public", ...ROLES].filter((one) => !onlyRole || one === onlyRole)) {
  test(`every page, as ${role.replaceAll("_", " ")}`, async ({ seat }) => {
    test.setTimeout(3_600_000);
    const page = await seat(role);
    const places = await placesFor(role);
    const counts: Record<string, number> = { pages: 0, "of them not theirs": 0 };
    const wrong: string[] = [];
    const visited = new Set<string>();
    for (const { route, address, seats } of PAGES.filter((one) => !onlyPage || one.route.endsWith(onlyPage))) {
      if (role === "public" && !seats.includes("public")) continue;
      for (const state of STATES) {
        const found = address ? await address(places, state === "empty" ? "empty" : "full") : route;
        if (found === null || visited.has(`${found} ${state === "error"}`)) continue;
        visited.add(`${found} ${state === "error"}`);
        await test.step(`${route}, ${state}`, async () => {
          await open(page, found, state);
          counts["pages"] = (counts["pages"] ?? 0) + 1;
          if (await page.getByRole("heading", { level: 1, name: "There is no such page" }).isVisible()) {
            counts["of them not theirs"] = (counts["of them not theirs"] ?? 0) + 1;
          }
          for (const [name, check] of Object.entries(CHECKS)) {
            const faults = await check(page);
            counts[name] = (counts[name] ?? 0) + 1;
            wrong.push(...faults.map((fault) => `${route}, ${state}, ${name}: ${fault}`));
          }
        });
      }
    }
    if (role !== "public" && !onlyPage) counts["focus on a change of page"] = await followLinks(page, wrong);
    test
      .info()
      .annotations.push({ type: "counts", description: JSON.stringify({ role, ...counts, faults: wrong.length }) });
    expect(wrong).toEqual([]);
  });
}

/** Go to each page that the navigation leads to: its heading takes the focus, so that a screen reader reads it. */
async function followLinks(page: Page, wrong: string[]): Promise<number> {
  await page.unrouteAll();
  let followed = 0;
  await page.goto("/inspections");
  await ready(page);
  const first = page.getByRole("main").getByRole("table").getByRole("link").first();
  if (await first.isVisible()) await first.click();
  for (const nav of ["This inspection", "Service"]) {
    const links = page.getByRole("navigation", { name: nav }).getByRole("link");
    for (let at = 0; at < (await links.count()); at += 1) {
      const link = links.nth(at);
      if ((await link.getAttribute("aria-current")) !== null || !(await link.isVisible())) continue;
      const name = await link.innerText();
      await link.click();
      await ready(page);
      followed += 1;
      const focused = await page.locator("h1:focus").count();
      if (focused !== 1) wrong.push(`${nav}, ${name}: the heading does not have the focus`);
    }
  }
  return followed;
}
