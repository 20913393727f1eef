import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

/** A list of three orders in force; one team is called as a person might be. */
function listWith(team: string): Buffer {
  const imposed = new Date(Date.now() - 400 * 86_400_000).toISOString().slice(0, 10);
  const head = "case_ref,age_years,gender,imposed_on,order_status,requirements,supervision_months,locality";
  const rows = [1, 2, 3].map((number) =>
    [
      `E2E-${number}`,
      20 + number,
      "male",
      imposed,
      "in force",
      "supervision",
      12,
      number === 2 ? team : "Coast team",
    ].join(","),
  );
  return Buffer.from([head, ...rows].join("\r\n"));
}

async function choose(page: Page, team: string): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "Orders.csv", mimeType: "text/csv", buffer: listWith(team) }]);
}

test("R52, R53, R56: a list is checked, a harmless value confirmed, the list sent, and each reads their part of it", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const coordinator = await seat("inspection_coordinator");
  const late = (await inspectionsOf(coordinator)).find((row) => row.state === "Under way" && row.stage >= 4);
  const address = `/inspections/${late?.id}/case-list`;
  const team = `Morag Drummond ${String.fromCharCode(65 + (Date.now() % 26))}`;

  await test.step("after a draw the list is asked for once more, with the reason", async () => {
    const lead = await seat("lead_inspector", address);
    await lead.getByRole("button", { name: "Ask for the list once more" }).click();
    await lead
      .getByLabel("As it stood on which day")
      .fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await lead.getByLabel("Why once more").fill("Orders of one team were missing.");
    await lead.getByRole("button", { name: "Ask for it" }).click();
    await expect(lead.getByRole("button", { name: "Ask for the list once more" })).toBeVisible();
  });

  await test.step("the check names row and column and what to do, and repeats nothing", async () => {
    await coordinator.goto(address);
    await ready(coordinator);
    await choose(coordinator, team);
    await expect(coordinator.getByRole("heading", { name: "1 thing is to be put right" })).toBeVisible();
    const row = coordinator.getByRole("row").filter({ hasText: "Row 3, H3" }).first();
    await expect(row).toContainText("Team or locality");
    await expect(row).toContainText("This looks like a person's name");
    await expect(coordinator.locator("main")).not.toContainText("Drummond");
  });

  await test.step("the report is kept, and the value confirmed with a reason", async () => {
    await coordinator.getByRole("button", { name: "Keep this report" }).click();
    await expect(coordinator.getByText("The report is kept and stands below")).toBeVisible();
    const version = coordinator.getByRole("region", { name: /^Version \d+$/ });
    await version.getByRole("button", { name: "It is harmless" }).click();
    await version.getByLabel("Why it is harmless").fill("It is the name of a building.");
    await version.getByRole("button", { name: "Confirm that it is harmless" }).click();
    await expect(version.getByText("Confirmed to be harmless")).toBeVisible();
  });

  await test.step("the same list is now in order, and sent", async () => {
    await choose(coordinator, team);
    await expect(coordinator.getByRole("heading", { name: "Everything is in order: 3 cases." })).toBeVisible();
    await coordinator.getByRole("button", { name: "Send this list" }).click();
    await expect(coordinator.getByRole("heading", { name: /Version \d+ is accepted, with 3 cases/ })).toBeVisible();
  });

  await test.step("R24: the lead reads what it looks like, and the cases", async () => {
    const lead = await seat("lead_inspector", address);
    await expect(lead.getByText(/Version \d+ was accepted, with 3 cases/)).toBeVisible();
    await lead.getByText("What the list looks like").click();
    await expect(lead.getByText("Most often: male, in 3 of 3 cases (100%).")).toBeVisible();
    await lead.getByText("The cases", { exact: true }).click();
    await expect(lead.getByRole("cell", { name: "E2E-2" })).toBeVisible();
    await lead.setViewportSize({ width: 320, height: 800 });
    expect(await lead.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  await test.step("R53: the support officer sees counts and problems, and no case", async () => {
    const support = await seat("strategic_support_officer", address);
    await expect(support.getByText("What the list looks like")).toBeVisible();
    await expect(support.getByText("The cases", { exact: true })).toHaveCount(0);
    await expect(support.getByRole("button", { name: "Choose a file" })).toHaveCount(0);
  });
});
