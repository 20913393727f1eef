import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { open } from "./checks";
import { lateInspection, type LateInspection } from "./late-inspection";
import { test } from "./people";

/** The labels of the scale: whoever may not read an evaluation meets none of these words anywhere. */
const LABELS = /Excellent|Very good|Unsatisfactory/;
const MINUTES_AHEAD = 3;

/** One release of the newest version: the box with its heading, its state and its next act. */
const release = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

async function openVersion(page: Page, inspection: LateInspection, version = 1): Promise<void> {
  await open(page, `/inspections/${inspection.id}/report`);
  await page
    .locator("main")
    .getByRole("link", { name: `Version ${version}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Inspection of/ })).toBeVisible();
}

async function consent(page: Page, inspection: LateInspection, name: string, act: string, version = 1): Promise<void> {
  await openVersion(page, inspection, version);
  const box = release(page, name);
  await expect(box.getByText(/Proposed by Ewan Baird, lead inspector/)).toBeVisible();
  await box.getByRole("button", { name: act }).click();
  await box.getByRole("region", { name: /\?$/ }).getByRole("button", { name: act }).click();
  await expect(box.getByText(/Alasdair Munro consented/)).toBeVisible();
}

/** A minute that has not come yet, as the clock of the service shows it in London. */
async function soon(inspection: LateInspection): Promise<{ day: string; time: string }> {
  const at = new Date((await inspection.now()).getTime() + MINUTES_AHEAD * 60_000);
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "short" });
  const [day = "", time = ""] = shown.format(at).split(" ");
  return { day, time };
}

/**
 * Outside production the clock can be moved. A few minutes disturb no other spec: nothing of theirs falls due in them.
 */
function letTheInstantPass(): void {
  execFileSync("../.venv/bin/plumbline", ["clock", "advance", `${MINUTES_AHEAD + 2}m`], { stdio: "pipe" });
}

test("one report goes from shared findings to publication, each step to those it is meant for", async ({
  seat,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const inspection = await lateInspection(baseURL ?? "");
  const at = `/inspections/${inspection.id}`;
  const lead = await seat(inspection.lead);
  const quality = await seat(inspection.quality);
  const coordinator = await seat(inspection.coordinator);
  const chief = await seat(inspection.chief);
  const visitor = await seat("public");

  await test.step("the lead shares the findings, and the council finds no trace of an evaluation in them", async () => {
    await shareFindings(lead, at);
    await open(coordinator, `${at}/findings`);
    await expect(coordinator.getByText("People on orders are helped by staff who know them well.")).toBeVisible();
    await expect(coordinator.getByText(/There are no evaluations here/)).toBeVisible();
    for (const page of ["", "/findings", "/evaluations", "/report"]) {
      await open(coordinator, `${at}${page}`);
      await expect(coordinator.getByText(LABELS)).toHaveCount(0);
    }
  });

  await test.step("quality assurance approves the evaluations, and the lead freezes the report", async () => {
    await open(quality, `${at}/evaluations`);
    await quality.getByRole("button", { name: "Approve these evaluations" }).click();
    await quality.getByRole("button", { name: "Approve them" }).click();
    await expect(quality.getByText(/Approved by Alasdair Munro/)).toBeVisible();
    await open(lead, `${at}/report`);
    await lead.getByRole("button", { name: "Freeze the report as it stands" }).click();
    await expect(lead.getByRole("heading", { name: "Releases" })).toBeVisible();
  });

  await test.step("one person alone issues nothing: the draft waits for the second signature", async () => {
    const box = release(lead, "Draft for comment on accuracy");
    await expect(release(lead, "Copy under embargo").getByText("First comes the draft for comment.")).toBeVisible();
    await box.getByRole("button", { name: "Propose to issue the draft" }).click();
    await box.getByRole("button", { name: "Propose it" }).click();
    await expect(box.getByText(/now the quality assurance service manager consents/)).toBeVisible();
    await expect(box.getByRole("button", { name: "Consent and issue the draft" })).toBeDisabled();
    await expect(box.getByText("Waits for the quality assurance service manager")).toBeVisible();
    await open(chief, `${at}/report`);
    await expect(chief.getByText("There is no report that you can open yet.")).toBeVisible();
  });

  await test.step("with the second it is issued: the chief executive reads it, the coordinator does not", async () => {
    await consent(quality, inspection, "Draft for comment on accuracy", "Consent and issue the draft");
    await openVersion(chief, inspection);
    await expect(chief.getByText("This copy was made for Roderick Lamont. It is not to be passed on.")).toBeVisible();
    await expect(
      chief
        .getByRole("table", { name: /Evaluations of/ })
        .getByText("6 Excellent")
        .first(),
    ).toBeVisible();
    await expect(chief.getByRole("heading", { name: "Releases" })).toHaveCount(0);
    const address = new URL(chief.url()).pathname;
    await open(coordinator, `${at}/report`);
    await expect(coordinator.getByText("There is no report that you can open yet.")).toBeVisible();
    await open(coordinator, address);
    await expect(coordinator.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
    await expect(coordinator.getByText(LABELS)).toHaveCount(0);
  });

  await test.step("the embargoed copy opens to those named, once they accept its terms", async () => {
    await openVersion(lead, inspection);
    const box = release(lead, "Copy under embargo");
    await box.getByRole("button", { name: "Propose to send the embargoed copy" }).click();
    await box.getByLabel("Mairi Buchanan, inspection coordinator").check();
    await box.getByRole("button", { name: "Propose it" }).click();
    await expect(box.getByText(/Proposed by Ewan Baird/)).toBeVisible();
    await consent(quality, inspection, "Copy under embargo", "Consent and send the embargoed copy");
    await open(coordinator, `${at}/report`);
    await expect(coordinator.getByText("Accept the terms to open it")).toBeVisible();
    await coordinator.getByRole("link", { name: "Version 1" }).click();
    await expect(coordinator.getByRole("heading", { level: 1, name: "Before you open this copy" })).toBeVisible();
    await expect(coordinator.getByText(LABELS)).toHaveCount(0);
    await coordinator.getByLabel("I accept these terms").check();
    await coordinator.getByRole("button", { name: "Accept and open the copy" }).click();
    await expect(coordinator.getByText("6 Excellent").first()).toBeVisible();
  });

  await test.step("the publication is proposed, called off with a reason, and agreed", async () => {
    await proposePublication(lead, inspection);
    await openVersion(quality, inspection);
    const box = release(quality, "Publication");
    await box.getByRole("button", { name: "Call off the publication" }).click();
    await box.getByLabel("Why?").fill("The council asked for another morning.");
    await box.getByRole("button", { name: "Call it off" }).click();
    await expect(box.getByText("Can be proposed now")).toBeVisible();
    await proposePublication(lead, inspection);
    await expect(lead.getByText("One release was called off")).toBeVisible();
    await consent(quality, inspection, "Publication", "Consent to the publication");
  });

  await test.step("nothing is public before the instant, and everything from it on", async () => {
    await open(visitor, `/reports/${inspection.reference}`);
    await expect(visitor.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
    letTheInstantPass();
    await open(visitor, "/reports");
    await visitor
      .locator("main")
      .getByRole("link", { name: /Lorne and Cowal/ })
      .click();
    await expect(
      visitor
        .getByRole("table", { name: /Evaluations of/ })
        .getByText("6 Excellent")
        .first(),
    ).toBeVisible();
    await expect(visitor.getByRole("heading", { name: "Versions of this report" })).toBeVisible();
    await openVersion(await seat(inspection.manager), inspection);
  });

  await test.step("R124: what was published is corrected by a new version that says so, and both stay public", async () => {
    await open(lead, `${at}/evaluations/5.2`);
    await lead.getByLabel("Narrative for the report").fill("Risk is assessed within ten days, and not within five.");
    await lead.getByLabel("Why it changes").fill("A number was wrong.");
    await lead.getByRole("button", { name: "Record as agreed" }).click();
    await expect(lead.getByText("Recorded.", { exact: true })).toBeVisible();
    await open(quality, `${at}/evaluations`);
    await quality.getByRole("button", { name: "Approve these evaluations" }).click();
    await quality.getByRole("button", { name: "Approve them" }).click();
    await expect(quality.getByText(/Approved by Alasdair Munro/)).toBeVisible();
    await open(lead, `${at}/report`);
    await lead.getByRole("button", { name: "Freeze the corrected version" }).click();
    await expect(lead.getByRole("alert")).toContainText("Say what the new version corrects");
    await lead.getByLabel("What does the new version correct?").fill("Under 5.2 it said five days.");
    await lead.getByRole("button", { name: "Freeze the corrected version" }).click();
    await expect(lead.getByRole("heading", { name: "Releases" })).toBeVisible();
    await expect(lead.getByRole("heading", { name: "Draft for comment on accuracy" })).toHaveCount(0);
    await proposePublication(lead, inspection, 2);
    await consent(quality, inspection, "Publication", "Consent to the publication", 2);
    letTheInstantPass();
    await open(visitor, `/reports/${inspection.reference}`);
    await expect(visitor.getByText("Under 5.2 it said five days.").first()).toBeVisible();
    await expect(visitor.getByText("Risk is assessed within ten days, and not within five.")).toBeVisible();
    await visitor.getByRole("link", { name: "Version 1" }).click();
    await expect(visitor.getByText(/version 1, which has been corrected since/)).toBeVisible();
    await expect(visitor.getByText("Risk is assessed within ten days, and not within five.")).toHaveCount(0);
  });
});

async function shareFindings(lead: Page, at: string): Promise<void> {
  await open(lead, `${at}/sharing`);
  await expect(lead.getByRole("heading", { name: "As the council will see it" })).toBeVisible();
  await lead.getByRole("button", { name: "Share with the council" }).click();
  await lead.getByRole("button", { name: "Share them now" }).click();
  await expect(lead.getByText("Shared with the council.")).toBeVisible();
}

async function proposePublication(lead: Page, inspection: LateInspection, version = 1): Promise<void> {
  await openVersion(lead, inspection, version);
  const box = release(lead, "Publication");
  const { day, time } = await soon(inspection);
  await box.getByRole("button", { name: "Propose an instant of publication" }).click();
  await box.getByLabel("Day of publication").fill(day);
  await box.getByLabel("Time on the clock in London").fill(time);
  await box.getByRole("button", { name: "Propose it" }).click();
  await expect(box.getByText(/Proposed by Ewan Baird/)).toBeVisible();
}
