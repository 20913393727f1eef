import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";
import { zipOf } from "./zip";

async function evidenceOfOpenInspection(page: Page): Promise<string> {
  const open = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage <= 2);
  return `/inspections/${open?.id}/evidence`;
}

test("a large file survives two broken connections and a reload, and arrives as it was sent", async ({
  seat,
}, testInfo) => {
  const page = await seat("inspection_coordinator");
  const address = await evidenceOfOpenInspection(page);
  const name = `Training day ${Date.now()}`;
  // Three parts of 8 MiB, the last of them short; on the disk, so that it is the same file when it is chosen again.
  const content = Buffer.concat([Buffer.from("000000186674797069736f6d", "hex"), randomBytes(21_000_000)]);
  const file = testInfo.outputPath(`${name}.mp4`);
  writeFileSync(file, content);
  // Two parts lose their connection on the way; then the line is down until the page is loaded again.
  let parts = 0;
  let down = false;
  await page.route("**/api/v1/uploads/*", async (route) => {
    const part = route.request().method() === "PATCH" ? (parts += 1) : 0;
    down ||= part === 3;
    return down || part === 1 ? route.abort() : route.continue();
  });
  await page.goto(address);
  await ready(page);
  const list = page.getByRole("list", { name: "Files being sent" });
  const stored = () => page.evaluate(() => localStorage.getItem("plumbline-uploads") ?? "");
  await page.locator("input[type=file][multiple]").setInputFiles(file);
  await expect(list.getByRole("progressbar", { name })).toBeVisible();
  await expect.poll(() => down, { timeout: 30_000 }).toBe(true);
  await expect.poll(stored).toContain(name);
  await page.reload();
  await ready(page);
  await expect(list.getByText(/The page was closed at \d+%. What was sent is safe/)).toBeVisible();
  down = false;
  await list.getByLabel(`Choose the same file ${name}.mp4`, { exact: true }).setInputFiles(file);
  await expect(list.getByText(/Received \d\d:\d\d as E-\d{3}/)).toBeVisible({ timeout: 45_000 });
  await list.getByRole("link", { name: /Describe it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const expected = createHash("sha256").update(content).digest("hex");
  await expect(page.getByRole("definition").filter({ hasText: expected })).toBeVisible();
});

test("a zip is checked row by row, its bad row is named, and the mended one is imported", async ({ seat }) => {
  const page = await seat("inspection_coordinator");
  const address = await evidenceOfOpenInspection(page);
  const mark = Date.now();
  const table = (code: string) =>
    `file,title,indicators\nstaff.csv,Staff ${mark},1.1\nnotes.txt,Notes ${mark},${code}\n`;
  const zip = (code: string) => ({
    name: "evidence.zip",
    mimeType: "application/zip",
    buffer: zipOf({
      "manifest.csv": table(code),
      "staff.csv": `year,staff\n2025,${mark}\n`,
      "notes.txt": `Notes ${mark}`,
    }),
  });
  await page.goto(`${address}/import`);
  await ready(page);
  const chooser = page.locator("input[type=file]");
  await chooser.setInputFiles(zip("7.7"));
  await expect(page.getByRole("heading", { name: "1 row has to be put right, of 2" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^3 Notes/ })).toContainText("indicators: The codes are:");
  await expect(page.getByRole("button", { name: /^Import the/ })).toHaveCount(0);
  await chooser.setInputFiles(zip("5.2"));
  await page.getByRole("button", { name: "Import the 2 items" }).click();
  await expect(page.getByRole("heading", { name: /^2 items imported, E-\d+ to E-\d+$/ })).toBeVisible();
  await page.goto(`${address}?find=${mark}`);
  await expect(page.getByText(/^Showing 2 of \d+$/)).toBeVisible();
});
