import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

test("the lead lets the plan slip for a reason, and the coordinator reads both dates and why", async ({ seat }) => {
  const lead = await seat("lead_inspector");
  const late = (await inspectionsOf(lead)).find((row) => row.state === "Under way" && row.stage >= 4);
  const timeline = `/inspections/${late?.id}/timeline`;
  await lead.goto(`${timeline}/move`);
  await ready(lead);
  const reason = `Two inspectors are ill (${Date.now()}).`;
  await lead.getByLabel("From which week on").selectOption({ label: await optionOf(lead, /^Week 24,/) });
  await lead.getByLabel("By how many weeks").fill("2");
  await lead.getByRole("button", { name: "Show what moves" }).click();
  const question = lead.getByRole("region", { name: "Move it by 2 weeks?" });
  const row = question.getByRole("row").filter({ hasText: "Comments on accuracy due" });
  await expect(row).toBeVisible();
  const [, , before, after] = await row.getByRole("cell").allInnerTexts();
  expect(before).not.toBe(after);

  // R147: nothing moves without a reason, and what was chosen stands when it is refused.
  await question.getByRole("button", { name: "Move the plan" }).click();
  await expect(lead.getByRole("alert")).toContainText("Say why");
  await lead.getByLabel("Why").fill(reason);
  await lead.getByRole("button", { name: "Show what moves" }).click();
  await lead
    .getByRole("region", { name: "Move it by 2 weeks?" })
    .getByRole("button", { name: "Move the plan" })
    .click();
  await expect(lead.getByRole("heading", { level: 1, name: "Timeline" })).toBeVisible();

  const coordinator = await seat("inspection_coordinator", timeline);
  await ready(coordinator);
  await expect(coordinator.getByRole("region", { name: "How the plan has moved" })).toContainText(reason);
  const moved = coordinator
    .getByRole("table", { name: "All milestones in order" })
    .getByRole("row", { name: /Comments on accuracy due/ });
  await expect(moved.getByRole("insertion")).toContainText((after ?? "").split("\n")[0] ?? "");
  await expect(moved.getByRole("deletion")).toBeVisible();
});

/** The whole label of an option of the only list of weeks on the page, whose dates follow the day of the test. */
async function optionOf(page: Page, label: RegExp): Promise<string> {
  return (await page.getByRole("option").filter({ hasText: label }).textContent()) ?? "";
}
