import { expect } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

test("the council finds no evaluation and no tab for them while the inspection is under way", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  for (const row of (await inspectionsOf(page)).filter(({ state }) => state === "Under way")) {
    await page.goto(`/inspections/${row.id}`);
    await ready(page);
    await expect(page.getByRole("navigation", { name: "This inspection" }).getByText("Evaluations")).toHaveCount(0);
    await page.goto(`/inspections/${row.id}/evaluations`);
    await ready(page);
    await expect(page.getByText(/Excellent|Very good|Unsatisfactory/)).toHaveCount(0);
  }
});

test("the lead sees the findings as the council will, and is told from when they can be shared", async ({ seat }) => {
  const page = await seat("lead_inspector");
  const late = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage >= 4);
  expect(late, "an inspection on site or later").toBeDefined();
  await page.goto(`/inspections/${late?.id}/sharing`);
  await ready(page);
  await expect(page.getByRole("heading", { name: "As the council will see it" })).toBeVisible();
  await expect(page.getByText(/Findings can be shared from/)).toBeVisible();
});

test("a published report is there for everyone with its evaluations on the scale", async ({ page }) => {
  await page.goto("/reports");
  await ready(page);
  await page.locator("main").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Evaluations" })).toBeVisible();
  await expect(page.getByRole("table", { name: /Evaluations of/ }).getByRole("row")).not.toHaveCount(1);
});
