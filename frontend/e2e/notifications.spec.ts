import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

const SENTENCE = "The other side wrote a comment for both sides.";

async function unread(page: Page): Promise<number> {
  await page.goto("/notifications");
  await ready(page);
  const lede = await page.locator("main .pl-lede").innerText();
  return lede.startsWith("One") ? 1 : Number(/\d+/.exec(lede)?.[0] ?? 0);
}

test("a comment for both sides waits for the coordinator, leads to its place and counts as read once opened", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const [lead, coordinator] = [await seat("lead_inspector"), await seat("inspection_coordinator")];
  const theirs = (await inspectionsOf(lead)).map(({ id }) => id);
  const shared = (await inspectionsOf(coordinator)).find(
    ({ id, state }) => state === "Under way" && theirs.includes(id),
  );
  expect(shared, "an inspection under way in which both work").toBeDefined();
  const before = await unread(coordinator);

  const words = `Shall we meet on Thursday? ${Date.now()}`;
  await lead.goto(`/inspections/${shared?.id}`);
  await ready(lead);
  await lead.getByRole("button", { name: "Write a comment" }).click();
  await lead.getByRole("textbox", { name: "Comment" }).fill(words);
  await lead.getByText("Both sides", { exact: true }).click();
  await lead.getByRole("button", { name: "Add it for both sides" }).click();
  const asked = lead.getByRole("region", { name: "Both sides will read this" });
  await asked.getByRole("button", { name: "Add it for both sides" }).click();
  await expect(asked).toBeHidden();
  await expect(lead.locator("main").getByText(words)).toBeVisible();

  expect(await unread(coordinator)).toBeGreaterThan(before);
  const inHeader = coordinator
    .getByRole("navigation", { name: "Service" })
    .getByRole("link", { name: /Notifications/ });
  await expect(inHeader).toHaveText(/Notifications \(\d+ unread\)/);
  const newest = coordinator.getByRole("listitem").filter({ hasText: SENTENCE }).first();
  await newest.getByRole("link", { name: SENTENCE }).click();
  await expect(coordinator).toHaveURL(new RegExp(`/inspections/${shared?.id}#comments$`));
  await expect(coordinator.locator("main").getByText(words)).toBeVisible();

  await coordinator.goBack();
  await expect(newest.getByText("Read", { exact: true })).toBeVisible();
  await newest.getByRole("button", { name: /Mark as unread/ }).click();
  await expect(newest.getByText("Unread", { exact: true })).toBeVisible();
  await coordinator.getByRole("button", { name: "Mark all as read" }).click();
  await expect(coordinator.getByText("Everything is marked as read.")).toBeVisible();
  await expect(newest.getByText("Read", { exact: true })).toBeVisible();
});

test("what goes by mail is chosen for each kind and kept", async ({ seat }) => {
  const page = await seat("chief_social_work_officer", "/notifications/settings");
  await ready(page);
  await expect(page.getByText("This installation sends no email yet")).toBeVisible();
  const kind = page.getByLabel("The findings and key messages were shared with the council.");
  const other = (await kind.inputValue()) === "never" ? "daily" : "never";
  await kind.selectOption(other);
  await page.getByRole("button", { name: "Save what goes by email" }).click();
  await expect(page.getByText("Saved. It holds from the next notice on.")).toBeVisible();
  await page.reload();
  await expect(kind).toHaveValue(other);
});
