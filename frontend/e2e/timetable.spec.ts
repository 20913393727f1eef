import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

test("lead and coordinator settle the plan, the route and the scope side by side, and each reads the other", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const lead = await seat("lead_inspector");
  const late = (await inspectionsOf(lead)).find((row) => row.state === "Under way" && row.stage >= 4);
  const timeline = `/inspections/${late?.id}/timeline`;
  const coordinator = await seat("inspection_coordinator", timeline);
  await test.step("the lead lets the plan slip for a reason, and the coordinator reads both dates and why", () =>
    slip(lead, coordinator, timeline));
  await test.step("the coordinator ticks a task with day, note and file, and the lead opens and reads them", () =>
    tick(coordinator, lead, timeline));
  await test.step("R48: the lead proposes by which route it is sent in, and the coordinator agrees", () =>
    agree(lead, coordinator, `/inspections/${late?.id}`));
  await test.step("R156: the coordinator proposes another basis of case data, and the lead agrees and reads both", () =>
    agreeOnCaseData(coordinator, lead, `/inspections/${late?.id}`));
  await test.step("R14: the lead adds an indicator, and the council reads the reason that was written for it", () =>
    widen(lead, coordinator, `/inspections/${late?.id}/scope`));
});

async function slip(lead: Page, coordinator: Page, timeline: string): Promise<void> {
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

  await coordinator.goto(timeline);
  await ready(coordinator);
  await expect(coordinator.getByRole("region", { name: "How the plan has moved" })).toContainText(reason);
  const moved = coordinator
    .getByRole("table", { name: "All milestones in order" })
    .getByRole("row", { name: /Comments on accuracy due/ });
  await expect(moved.getByRole("insertion")).toContainText((after ?? "").split("\n")[0] ?? "");
  await expect(moved.getByRole("deletion")).toBeVisible();
}

async function tick(coordinator: Page, lead: Page, timeline: string): Promise<void> {
  const note = `All staff were told by their managers (${Date.now()}).`;
  const text = `Told on Monday: ${note}`;
  await coordinator.getByRole("button", { name: /^Details.*Help staff to take part/ }).click();
  const yesterday = new Date(Date.now() - 86_400_000);
  const day = yesterday.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  await coordinator.getByLabel("Done on").fill(yesterday.toISOString().slice(0, 10));
  await coordinator.getByLabel("Note", { exact: true }).fill(note);
  await coordinator
    .getByLabel("Send files")
    .setInputFiles({ name: "Told.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await coordinator.getByRole("button", { name: "Name it here Told.txt" }).click();
  await coordinator.getByLabel("Let the inspectorate read the note and the files").check();
  await coordinator.getByRole("button", { name: "Mark as done" }).click();
  await expect(coordinator.getByRole("button", { name: "Mark as done" })).toBeHidden();

  await lead.goto(timeline);
  await lead.getByRole("button", { name: /^Details.*Help staff to take part/ }).click();
  await expect(lead.getByText(note)).toBeVisible();
  await expect(lead.getByText(new RegExp(`^Done .*${day}`)).first()).toBeVisible();
  await lead.getByRole("link", { name: /Told/ }).click();
  await expect(lead.getByRole("heading", { level: 1, name: /Told/ })).toBeVisible();
  const fetching = lead.waitForEvent("download");
  await lead
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  expect(await readFile(await (await fetching).path(), "utf8")).toBe(text);
}

async function agree(lead: Page, coordinator: Page, inspection: string): Promise<void> {
  const arrangements = `One document, by noon (${Date.now()}).`;
  await lead.goto(inspection);
  await lead.getByRole("link", { name: "How the self-evaluation is sent in" }).click();
  await lead.getByRole("button", { name: /^Propose/ }).click();
  await lead.locator("label").filter({ hasText: "The council’s own format, in this service" }).click();
  await lead.getByLabel("What else is arranged").fill(arrangements);
  await lead.getByRole("button", { name: "Propose it to the other side" }).click();
  await expect(lead.getByRole("button", { name: "Agree to this" })).toBeDisabled();

  await coordinator.goto(`${inspection}/agreement`);
  await expect(coordinator.getByText(arrangements)).toBeVisible();
  await coordinator.getByRole("button", { name: "Agree to this" }).click();
  await coordinator.getByRole("button", { name: "Agree to it" }).click();
  await expect(coordinator.getByText("Agreed by both sides")).toBeVisible();
  await expect(coordinator.getByText(/^Agreed to for the council by Kirsty Ogilvie/).first()).toBeVisible();
}

async function agreeOnCaseData(coordinator: Page, lead: Page, inspection: string): Promise<void> {
  const basis = `A public task of both bodies (${Date.now()}).`;
  await coordinator.goto(`${inspection}/file-reading`);
  await coordinator.getByRole("link", { name: "How case data is sent" }).click();
  await expect(coordinator.getByText("Agreed by both sides")).toBeVisible();
  await coordinator.getByRole("button", { name: "Propose something else" }).click();
  await coordinator.getByLabel("Lawful basis").fill("");
  await coordinator.getByRole("button", { name: "Propose it to the other side" }).click();
  await expect(coordinator.getByRole("alert")).toContainText("Say on which lawful basis");
  await coordinator.getByLabel("Lawful basis").fill(basis);
  // What is typed is there again after a reload.
  await coordinator.reload();
  await coordinator.getByRole("button", { name: "Propose something else" }).click();
  await expect(coordinator.getByLabel("Lawful basis")).toHaveValue(basis);
  await coordinator.getByRole("button", { name: "Propose it to the other side" }).click();
  await expect(coordinator.getByText("Until it is agreed to, what was agreed before stands.")).toBeVisible();

  await lead.goto(inspection);
  await lead.getByRole("link", { name: "How case data is sent" }).click();
  await expect(lead.getByText(basis)).toBeVisible();
  await lead.getByRole("button", { name: "Agree to this" }).click();
  await lead.getByRole("button", { name: "Agree to it" }).click();
  await expect(lead.getByText("Proposed, and not agreed to yet")).toHaveCount(0);
  await expect(lead.getByText("One earlier version")).toBeVisible();
}

async function widen(lead: Page, coordinator: Page, scope: string): Promise<void> {
  await lead.goto(scope);
  await lead.getByRole("button", { name: "Add an indicator" }).click();
  await lead.getByLabel("Indicator", { exact: true }).selectOption({ label: await optionOf(lead, /^9\.1 /) });
  await lead.getByLabel("Reason that the council reads").fill("Staff raised it at both briefings.");
  await lead.getByRole("button", { name: "Add it to what is looked at" }).click();
  await expect(lead.getByRole("alert")).toContainText("for the inspectorate");
  await lead.getByLabel("Reason for the inspectorate").fill("Two complaints point the same way.");
  await lead.getByRole("button", { name: "Add it to what is looked at" }).click();
  await lead.getByRole("button", { name: "Add it now" }).click();
  await expect(lead.getByText("Our reason: Two complaints point the same way.")).toBeVisible();

  await coordinator.goto(scope);
  await expect(coordinator.getByText("Staff raised it at both briefings.")).toBeVisible();
  await expect(coordinator.getByText("Two complaints point the same way.")).toHaveCount(0);
}

/** The whole label of an option of the only list of weeks on the page, whose dates follow the day of the test. */
async function optionOf(page: Page, label: RegExp): Promise<string> {
  return (await page.getByRole("option").filter({ hasText: label }).textContent()) ?? "";
}
