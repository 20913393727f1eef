import { readFileSync } from "node:fs";
import { expect, request, test as anyTest, type BrowserContext, type Page } from "@playwright/test";
import type { Places } from "./pages";

export interface Account {
  email: string;
  password: string;
  role: string;
  organisation: string;
}

const FILE = process.env["PLUMBLINE_E2E_ACCOUNTS"] ?? "../var/demonstration-accounts.json";
const SERVER = process.env["PLUMBLINE_E2E_URL"] ?? "http://localhost:8000";
const accounts = JSON.parse(readFileSync(FILE, "utf8")) as Account[];

/** Every role that the first council and the inspectorate have somebody in. */
export const ROLES = [
  ...new Set(
    accounts.filter(({ organisation }) => /Strathmore|Inspectorate/.test(organisation)).map(({ role }) => role),
  ),
];

/** A person of the demonstration by role; of the first council unless another is named, and the first of several. */
export function personWith(role: string, organisation = /Strathmore|Inspectorate/, email = ""): Account {
  const found = accounts.find(
    (account) => account.role === role && organisation.test(account.organisation) && account.email.startsWith(email),
  );
  if (!found) throw new Error(`the demonstration has no ${role}`);
  return found;
}

export async function signIn(page: Page, who: string | Account, next = "/"): Promise<void> {
  const person = typeof who === "string" ? personWith(who) : who;
  await page.goto(next);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.getByLabel("Email address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  // A password is slow to check on purpose, and the page changes once the next one is whole.
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeHidden({ timeout: 30_000 });
}

/** Come in with the cookie of a sign-in that the service was asked for; that the form of it works is shown where it is filled in. */
async function takeUp(page: Page, who: string | Account, next = "/"): Promise<void> {
  const { email, password } = typeof who === "string" ? personWith(who) : who;
  const answer = await page.context().request.post(`${SERVER}/api/v1/sign-in`, { data: { email, password } });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.goto(next);
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toHaveCount(0);
}

/** Seat somebody, by role or by account, at a browser of their own; "public" is anybody, who has not signed in. */
export type TakeSeat = (who: string | Account, next?: string) => Promise<Page>;

/** Several people work side by side, and every browser that was opened for them closes with the test. */
export const test = anyTest.extend<{ seat: TakeSeat }>({
  seat: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, next) => {
      const context = await browser.newContext();
      opened.push(context);
      const page = await context.newPage();
      if (who !== "public") await takeUp(page, who, next);
      return page;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

interface Row {
  id: string;
  stage: number;
  state: string;
}

/** The inspections that this person may see, as their list shows them. */
export async function inspectionsOf(page: Page): Promise<Row[]> {
  await page.goto("/inspections");
  const rows = page.getByRole("table", { name: "Inspections" }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const own: Row[] = [];
  for (const row of (await rows.all()).slice(1)) {
    const address = (await row.getByRole("link").getAttribute("href")) ?? "";
    const cells = await row.getByRole("cell").allInnerTexts();
    own.push({ id: address.split("/").pop() ?? "", stage: Number(cells[2]), state: (cells[3] ?? "").trim() });
  }
  return own;
}

/** What fills the addresses of the pages, asked of the service itself as this person, or as nobody. */
export async function placesFor(role: string): Promise<Places> {
  const asked = await request.newContext({ baseURL: SERVER });
  const headers: Record<string, string> = {};
  if (role !== "public") {
    const { email, password } = personWith(role);
    const answer = await asked.post("/api/v1/sign-in", { data: { email, password } });
    headers["Authorization"] = `Bearer ${((await answer.json()) as { access_token: string }).access_token}`;
  }
  const rows = async (path: string): Promise<Record<string, unknown>[]> => {
    const answer = await asked.get(`/api/v1${path}`, { headers });
    return answer.ok() ? ((await answer.json()) as { items: Record<string, unknown>[] }).items : [];
  };
  const stageOf = (row: Record<string, unknown>) => Number(row["stage"]);
  const own = role === "public" ? [] : await rows("/inspections");
  const under = own.filter((row) => row["state"] === "active").sort((one, other) => stageOf(one) - stageOf(other));
  return {
    inspection: (fullness) =>
      ((under.at(fullness === "full" ? -1 : 0) ?? own[0])?.["id"] as string | undefined) ?? null,
    first: async (path) => (await rows(path))[0] ?? null,
    inspections: own.map((row) => row["id"] as string),
  };
}
