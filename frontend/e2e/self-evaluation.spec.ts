import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";
import { writeStrengths } from "./writing";

/** The section in which these specs write: two people of the council can open it while it is being written. */
async function openSection(page: Page): Promise<string> {
  const writing = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage <= 2);
  if (!writing) throw new Error("the demonstration has no inspection in which the self-evaluation is being written");
  const address = `/inspections/${writing.id}/self-evaluation/9.4`;
  await page.goto(address);
  await ready(page);
  return address;
}

test("what a coordinator writes is saved by itself and is there after a reload", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  await openSection(page);
  const words = `Leaders read the figures each month ${Date.now()}.`;
  await writeStrengths(page, words);
  await expect(page.getByRole("status").filter({ hasText: /Saved at \d\d:\d\d/ })).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.getByText(words)).toBeVisible();
});

test("words typed without a connection are kept and sent when it is back", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  await openSection(page);
  await page.context().setOffline(true);
  const words = `Written on the train ${Date.now()}.`;
  await writeStrengths(page, words);
  await expect(page.getByText("Your words are kept on this computer")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: /Saved at/ })).toBeVisible({ timeout: 30_000 });
});

test("two people writing in one section see theirs and yours, and keep both", async ({ seat }) => {
  const coordinator = await seat("inspection_coordinator");
  const address = await openSection(coordinator);
  const officer = await seat("chief_social_work_officer", address);
  await ready(officer);
  const hers = `Hers ${Date.now()}.`;
  const mine = `Mine ${Date.now()}.`;
  await writeStrengths(officer, hers);
  await expect(officer.getByRole("status").filter({ hasText: /Saved at/ })).toBeVisible();
  await writeStrengths(coordinator, mine);
  await expect(coordinator.getByRole("heading", { name: "Theirs, saved" })).toBeVisible();
  await expect(coordinator.getByRole("region", { name: "Theirs and yours" })).toContainText(hers);
  await coordinator.getByRole("button", { name: "Keep both and edit" }).click();
  await expect(coordinator.getByRole("status").filter({ hasText: /Saved at/ })).toBeVisible();
  await coordinator.reload();
  await ready(coordinator);
  await expect(coordinator.getByText(hers)).toBeVisible();
  await expect(coordinator.getByText(mine)).toBeVisible();
});

test("the inspectors learn that it is being written and read nothing of it", async ({ seat }) => {
  const coordinator = await seat("inspection_coordinator");
  const address = await openSection(coordinator);
  const lead = await seat("lead_inspector", address);
  await ready(lead);
  await expect(lead.getByText(/You can read it once it is submitted/)).toBeVisible();
  await expect(lead.getByRole("heading", { name: "Strengths" })).toHaveCount(0);
});
