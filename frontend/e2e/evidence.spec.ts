import { expect } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

test("files are sent with progress, one is refused before sending, and the item gets its description", async ({
  seat,
}) => {
  const page = await seat("inspection_coordinator");
  const open = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage <= 2);
  await page.goto(`/inspections/${open?.id}/evidence`);
  await ready(page);
  const name = `Staff survey ${Date.now()}`;
  await page.locator("input[type=file]").setInputFiles([
    { name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from("year,share\n2025,72\n".repeat(200_000)) },
    { name: "Case notes.pst", mimeType: "application/octet-stream", buffer: Buffer.from("mail") },
  ]);
  const list = page.getByRole("list", { name: "Files being sent" });
  await expect(
    list.getByText("Whole mailboxes are not taken. Save the messages that matter as PDF and upload those."),
  ).toBeVisible();
  await expect(list.getByText(/Received \d\d:\d\d as E-\d{3}/)).toBeVisible({ timeout: 30_000 });
  await list.getByRole("link", { name: /Describe it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByLabel("Evidence date").fill("2026-03-31");
  await page.getByLabel(/^5\.2 /).check();
  await page.getByRole("button", { name: "Save the description" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "Tuesday 31 March 2026" })).toBeVisible();
});

test("a link is refused with its cure beside the field", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  const open = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage <= 2);
  await page.goto(`/inspections/${open?.id}/evidence/link`);
  await page.getByLabel("Title").fill("Public protection protocol");
  await page.getByLabel(/Web address/).fill("ftp://council.example");
  await page.getByRole("button", { name: "Add to the evidence" }).click();
  await expect(page.getByRole("alert")).toContainText("https://");
});
