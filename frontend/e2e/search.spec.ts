import { expect } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

test("a search in the header finds for each side what that side may read", async ({ seat }) => {
  const council = await seat("inspection_coordinator");
  const writing = (await inspectionsOf(council)).find((row) => row.state === "Under way" && row.stage <= 2);
  await council.goto(`/inspections/${writing?.id}`);
  await ready(council);
  const box = council.getByRole("searchbox", { name: "Search this inspection" });
  await box.fill("audit of case files");
  await box.press("Enter");
  await expect(council).toHaveURL(/\/search\?q=audit\+of\+case\+files$/);
  const evidence = council.getByRole("region", { name: /^Evidence/ });
  await expect(evidence.getByRole("link", { name: /Audit of forty case files/ })).toBeVisible();
  await expect(evidence.locator("mark").first()).toBeVisible();

  // The same words in the same inspection: nothing of it was submitted, and nothing says that there is something.
  const lead = await seat("lead_inspector", `/inspections/${writing?.id}/search?q=audit+of+case+files`);
  await ready(lead);
  await expect(lead.getByRole("heading", { level: 1, name: "Search this inspection" })).toBeVisible();
  await expect(lead.getByRole("region", { name: /^Evidence/ })).toHaveCount(0);
  await expect(lead.getByRole("region", { name: /^Self-evaluation/ })).toHaveCount(0);

  await evidence.getByRole("link", { name: /Audit of forty case files/ }).click();
  await expect(council.getByRole("heading", { level: 1, name: "Audit of forty case files" })).toBeVisible();
  await council.goBack();
  await expect(evidence).toBeVisible();
});

test("an inspector reads claim, evidence and findings side by side", async ({ seat }) => {
  const page = await seat("lead_inspector");
  const inspected = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage >= 3);
  await page.goto(`/inspections/${inspected?.id}/review`);
  await ready(page);
  await page.getByRole("navigation", { name: "Indicators" }).getByRole("link", { name: "5.2" }).click();
  const council = page.getByRole("region", { name: "What the council says" });
  const chip = council.getByRole("button", { name: /^Evidence E-\d+/ }).first();
  await chip.click();
  const drawer = council.getByRole("region", { name: /^E-\d+ / });
  await expect(drawer.getByRole("heading")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole("region", { name: "What we have found" })).toBeVisible();
});
