import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, personWith, signIn, test } from "./people";
import { writeStrengths } from "./writing";

/** Nothing typed is ever lost: each test pulls the cord while words are on their way, and finds them again. */

const WRITING = "**/api/v1/inspections/*/self-evaluation/sections/9.4";
const SAVED = /Saved at \d\d:\d\d/;

async function addressOfSection(page: Page): Promise<string> {
  const writing = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage <= 2);
  if (!writing) throw new Error("the demonstration has no inspection in which the self-evaluation is being written");
  return `/inspections/${writing.id}/self-evaluation/9.4`;
}

async function open(page: Page): Promise<string> {
  const address = await addressOfSection(page);
  await page.goto(address);
  await ready(page);
  return address;
}

const box = (page: Page) => page.getByRole("textbox", { name: "Strengths" });
const status = (page: Page, words: RegExp) => page.getByRole("status").filter({ hasText: words });

async function write(page: Page, words: string): Promise<string> {
  const unique = `${words} ${Date.now()}.`;
  await writeStrengths(page, unique);
  return unique;
}

async function answerWritesWith(page: Page | BrowserContext, code: number): Promise<void> {
  await page.route(WRITING, (route) =>
    route.request().method() === "PUT"
      ? route.fulfill({
          status: code,
          contentType: "application/problem+json",
          body: "{}",
          headers: { "Retry-After": "1" },
        })
      : route.fallback(),
  );
}

async function expectKept(page: Page, words: string): Promise<void> {
  await page.reload();
  await ready(page);
  await expect(page.getByText(words).first()).toBeVisible();
}

test("a sign-in that ends in mid-sentence: sign in again in place, and the sentence is saved", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  await open(page);
  await answerWritesWith(page, 401);
  await page.route("**/api/v1/sign-in/refresh", (route) => route.fulfill({ status: 401, body: "{}" }));
  const words = await write(page, "Written as the session ended");
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  // Only the save works again: the session stays ended until the person has signed in.
  await page.unroute(WRITING);
  const person = personWith("inspection_coordinator");
  await again.getByLabel("Email address").fill(person.email);
  await again.getByLabel("Password", { exact: true }).fill(person.password);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden({ timeout: 30_000 });
  await page.unrouteAll();
  await expect(box(page)).toHaveValue(words);
  await expect(status(page, SAVED)).toBeVisible({ timeout: 30_000 });
  await expectKept(page, words);
});

test("a service that is busy: the words wait on this computer and are sent by themselves", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  await open(page);
  await answerWritesWith(page, 503);
  const words = await write(page, "Written while the service restarted");
  await expect(page.getByText("Your words are kept on this computer")).toBeVisible();
  await page.unrouteAll();
  await expect(status(page, SAVED)).toBeVisible({ timeout: 30_000 });
  await expectKept(page, words);
});

test("a closed lid: the words are there when the browser is opened again, and are sent", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-lid-"));
  const { launchOptions, baseURL, locale, timezoneId } = test.info().project.use;
  const lifted = () =>
    browser.browserType().launchPersistentContext(folder, {
      ...launchOptions,
      ...(baseURL ? { baseURL } : {}),
      ...(locale ? { locale } : {}),
      ...(timezoneId ? { timezoneId } : {}),
    });
  const before = await lifted();
  const page = await before.newPage();
  await signIn(page, "inspection_coordinator");
  const address = await open(page);
  await answerWritesWith(before, 503);
  const words = await write(page, "Written as the lid closed");
  await expect(page.getByText("Your words are kept on this computer")).toBeVisible();
  await before.close();

  const after = await lifted();
  const again = await after.newPage();
  await again.goto(address);
  await ready(again);
  await expect(again.getByText(words).first()).toBeVisible();
  await expect(status(again, SAVED)).toBeVisible({ timeout: 30_000 });
  await expectKept(again, words);
  await after.close();
  rmSync(folder, { recursive: true, force: true });
});

test("two tabs of one person: the second shows both versions and keeps both", async ({ seat }) => {
  const first = await seat("inspection_coordinator");
  const address = await open(first);
  const second = await first.context().newPage();
  await second.goto(address);
  await ready(second);
  const one = await write(first, "Written in the first tab");
  await expect(status(first, SAVED)).toBeVisible();
  const other = await write(second, "Written in the second tab");
  const both = second.getByRole("region", { name: "Theirs and yours" });
  await expect(both).toContainText(other);
  await both.getByRole("button", { name: "Keep both and edit" }).click();
  await expect(status(second, SAVED)).toBeVisible();
  await expectKept(second, one);
  await expect(second.getByText(other).first()).toBeVisible();
});

test("the back button in mid-sentence, while nothing can be sent: forward again, and the sentence goes out", async ({
  seat,
}) => {
  const page = await seat("inspection_coordinator");
  const address = await open(page);
  await page.goto(address.replace("/9.4", ""));
  await ready(page);
  await page.goto(address);
  await ready(page);
  await answerWritesWith(page, 503);
  const words = await write(page, "Written as the back button was pressed");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goBack();
  await ready(page);
  await expect(box(page)).toHaveCount(0);
  await page.unrouteAll();
  await page.goForward();
  await ready(page);
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(status(page, SAVED)).toBeVisible({ timeout: 30_000 });
  await expectKept(page, words);
});
