import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";
import { writeStrengths } from "./writing";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /Saved at \d\d:\d\d/ });

async function write(page: Page, words: string): Promise<void> {
  await writeStrengths(page, words);
  await expect(saved(page)).toBeVisible();
}

/** Interface, point 18: what somebody wrote over is compared word by word, brought back, and nothing of either is lost. */
test("what the chief social work officer wrote over is compared and brought back by the coordinator", async ({
  seat,
}) => {
  const coordinator = await seat("inspection_coordinator");
  const writing = (await inspectionsOf(coordinator)).find((row) => row.state === "Under way" && row.stage <= 2);
  const address = `/inspections/${writing?.id}/self-evaluation/6.1`;
  await coordinator.goto(address);
  await ready(coordinator);
  const first = `Procedures are read each spring ${Date.now()}.`;
  await write(coordinator, first);

  const officer = await seat("chief_social_work_officer", address);
  await ready(officer);
  const second = `Procedures are read each autumn ${Date.now()}.`;
  await write(officer, second);

  await coordinator.getByRole("link", { name: "Earlier versions" }).click();
  await expect(coordinator.getByRole("heading", { level: 1, name: /history$/ })).toBeFocused();
  const compared = coordinator.getByRole("region", { name: /^From version \d+ to version \d+$/ });
  await expect(compared.getByRole("deletion").filter({ hasText: "spring" })).toBeVisible();
  await expect(compared.getByRole("insertion").filter({ hasText: "autumn" })).toBeVisible();

  await coordinator.getByRole("button", { name: /^Bring version \d+ back$/ }).click();
  await expect(coordinator.getByText("What stands there now stays in this history.")).toBeVisible();
  await coordinator.getByRole("button", { name: /^Bring version \d+ back now$/ }).click();
  await expect(coordinator.getByRole("status").filter({ hasText: /Version \d+ is back/ })).toBeVisible();
  await expect(coordinator.getByText("replaced by an earlier version").first()).toBeVisible();

  await officer.reload();
  await ready(officer);
  await expect(officer.getByText(first)).toBeVisible();
  await expect(officer.getByText(second)).toHaveCount(0);

  // R144: the same text beside what the council said in the inspection that is over.
  await officer.getByRole("link", { name: "What we said before" }).click();
  await expect(officer.getByRole("heading", { level: 1, name: "Beside an earlier self-evaluation" })).toBeFocused();
  const submitted = officer.getByLabel("The earlier one").getByRole("option", { name: /submitted/ });
  await officer.getByLabel("The earlier one").selectOption((await submitted.last().getAttribute("value")) ?? "");
  const strengths = officer.getByRole("region", { name: "Strengths" }).getByRole("article");
  await expect(strengths.filter({ hasText: first }).getByText("New", { exact: true })).toBeVisible();
  await expect(strengths.filter({ hasText: "in date" }).getByText("Gone", { exact: true })).toBeVisible();
  await officer.reload();
  await expect(strengths.filter({ hasText: first })).toBeVisible();
});
