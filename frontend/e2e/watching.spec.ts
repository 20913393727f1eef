import { expect } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";
import { writeStrengths } from "./writing";

test("a colleague's work is told in a quiet line, changes nothing by itself, and is shown when asked for", async ({
  seat,
}) => {
  const coordinator = await seat("inspection_coordinator");
  const writing = (await inspectionsOf(coordinator)).find((row) => row.state === "Under way" && row.stage <= 2);
  const address = `/inspections/${writing?.id}/self-evaluation/6.1`;
  await coordinator.goto(address);
  await ready(coordinator);
  const officer = await seat("chief_social_work_officer", address);
  await ready(officer);
  await expect(coordinator.getByText("Also on this page: Ailsa Farquhar")).toBeVisible({ timeout: 25_000 });
  const place = await coordinator.getByRole("heading", { level: 1 }).boundingBox();

  const words = `Two sheriff clerks read it first ${Date.now()}.`;
  await writeStrengths(officer, words);
  await expect(officer.getByRole("status").filter({ hasText: /Saved at/ })).toBeVisible();

  const note = coordinator.getByRole("status").filter({ hasText: "Ailsa Farquhar saved 6.1" });
  await expect(note).toBeVisible({ timeout: 25_000 });
  await expect(coordinator.getByText(words)).toHaveCount(0);
  expect(await coordinator.getByRole("heading", { level: 1 }).boundingBox()).toEqual(place);
  await note.getByRole("link", { name: /Show it/ }).click();
  await expect(
    coordinator
      .getByText(words)
      .or(coordinator.getByRole("textbox", { name: "Strengths" }))
      .first(),
  ).toBeVisible();
  await expect(coordinator.getByText(words).first()).toBeVisible();
  await expect(note).toBeHidden();
});
