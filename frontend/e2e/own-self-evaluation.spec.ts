import { expect } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, personWith, test } from "./people";

const LORNE_AND_COWAL = /Lorne and Cowal/;

/**
 * R130, R133 and R68 as a coordinator meets them. One journey, since each step needs the one before: only an untouched
 * self-evaluation takes a text that is carried over, and only a submitted one takes supplementary material.
 */
test("a council's own self-evaluation is carried into its inspection, submitted in its own format and added to", async ({
  seat,
}) => {
  test.setTimeout(90_000);
  const page = await seat(personWith("inspection_coordinator", LORNE_AND_COWAL), "/inspections");
  const early = (await inspectionsOf(page)).find((row) => row.state === "Under way" && row.stage === 1);
  const inspection = `/inspections/${early?.id}`;
  const title = `Between inspections ${Date.now()}`;
  const claim = `People are seen within a day ${Date.now()}`;

  await test.step("begun and written outside any inspection, with its own evidence", async () => {
    await page.goto("/self-evaluations");
    await page.getByLabel("Title").fill(title);
    await page.getByRole("button", { name: "Begin it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.getByRole("link", { name: "Evidence", exact: true }).click();
    await page.getByLabel("What is it?").fill("Survey of the spring");
    const file = { name: "Survey.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
    await page.getByLabel("The file").setInputFiles(file);
    await page.getByRole("button", { name: "Add the file" }).click();
    await expect(page.getByRole("status").filter({ hasText: "E-001 is received." })).toBeVisible();
    await page.getByRole("link", { name: "E-001" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the file" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("Survey.pdf");
    await page.getByLabel("Description").fill("Forty people answered.");
    await page.getByRole("button", { name: "Save what is said about it" }).click();
    await expect(page.locator("main").getByText("Forty people answered.").first()).toBeVisible();
    await page.getByRole("link", { name: "Text", exact: true }).click();
    await page.getByRole("link", { name: /^5\.1 / }).click();
    await page.getByRole("textbox", { name: "Strengths" }).fill(`${claim} [E-001 p. 2].`);
    await expect(page.getByRole("status").filter({ hasText: /Saved at/ })).toBeVisible();
  });

  await test.step("carried into the inspection, where the inspectors learn nothing of it", async () => {
    await page.getByRole("link", { name: "Text", exact: true }).click();
    await expect(page.getByText("Nobody outside your council knows of it.")).toBeVisible();
    await page.getByLabel("Into which inspection").selectOption(early?.id ?? "");
    await page.getByRole("button", { name: "Carry it over" }).click();
    await page.getByRole("button", { name: "Carry it over now" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Self-evaluation" })).toBeVisible();
    await page.getByRole("link", { name: /^5\.1 / }).click();
    await expect(page.getByText(claim)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Evidence E-\d+ p\. 2$/ })).toBeVisible();
  });

  await test.step("put in its own format, judged by what is covered", async () => {
    await page.goto(`${inspection}/self-evaluation/format`);
    await expect(page.getByRole("heading", { name: /^1 of 9 indicators are covered/ })).toBeVisible();
    await page.getByRole("region", { name: "One document of your own" }).scrollIntoViewIfNeeded();
    const survey = page.getByRole("option", { name: /Survey of the spring/ });
    await page.getByLabel("The document").selectOption((await survey.getAttribute("value")) ?? "");
    await page.getByRole("button", { name: "Add a line" }).click();
    const line = page.getByRole("group", { name: "Line 1" });
    await line.getByLabel(/^Speaks about/).selectOption("5.2");
    await line.getByLabel(/^First page/).fill("3");
    await line.getByLabel(/^Last page/).fill("9");
    await page.getByRole("button", { name: "Save the document and its pages" }).click();
    await expect(page.getByRole("status").filter({ hasText: "are saved" })).toBeVisible();
    await expect(page.getByRole("heading", { name: /^2 of 9 indicators are covered/ })).toBeVisible();
    const form = page.getByRole("form", { name: "Add a section of your own" });
    await form.getByLabel("Title").fill("What partners say");
    await form.getByLabel(/^6\.4 /).check();
    await form.getByRole("button", { name: "Add the section" }).click();
    await page.getByRole("button", { name: "Move up What partners say" }).click();
    await expect(page.getByRole("status").filter({ hasText: "What partners say now stands in place" })).toBeAttached();
  });

  await test.step("submitted with its gaps listed, and added to afterwards", async () => {
    await page.goto(`${inspection}/submit`);
    await expect(page.getByText(/^Nothing is said on 1\.1/)).toBeVisible();
    await expect(page.getByText(/^Nothing is said on 5\.2/)).toHaveCount(0);
    // At the last minute nobody looks a number up.
    await expect(page.getByRole("main").getByRole("link", { name: "01632 960 123" })).toBeVisible();
    await page.getByRole("button", { name: "Submit the self-evaluation" }).click();
    await page.getByRole("button", { name: "Submit it now" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Receipt" })).toBeVisible();
    await page.getByRole("link", { name: "Supplementary material" }).click();
    await page.getByLabel("What is it?").fill("Newer figures");
    await page.getByLabel("Why do you hand it in now?").fill("The quarter ended after the submission.");
    await page.getByRole("button", { name: "Hand it in" }).click();
    await page.getByRole("button", { name: "Hand it in now" }).click();
    await expect(page.getByRole("article", { name: "1. Newer figures" })).toBeVisible();
  });

  await test.step("read by an inspector, apart from what was submitted", async () => {
    const inspector = await seat("inspection_team", `${inspection}/self-evaluation/supplements`);
    await ready(inspector);
    await expect(inspector.getByRole("article", { name: "1. Newer figures" })).toContainText("The quarter ended");
    await inspector.goto(`${inspection}/self-evaluation/coverage`);
    await expect(inspector.getByText("In your own document: pp. 3 to 9")).toBeVisible();
    await inspector.goto("/self-evaluations");
    await ready(inspector);
    await expect(inspector.getByText(title)).toHaveCount(0);
  });
});
