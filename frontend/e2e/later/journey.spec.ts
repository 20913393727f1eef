import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { open } from "../checks";
import { callerFor } from "../late-inspection";
import { personWith, signIn, test, type Account } from "../people";

const COUNCIL = /Lorne/;
const lead = personWith("lead_inspector", /Inspectorate/, "ewan.baird");
const chief = personWith("chief_executive", COUNCIL);
const social = personWith("chief_social_work_officer", COUNCIL);
const coordinator = personWith("inspection_coordinator", COUNCIL);

const WEEK = 7 * 86_400_000;
const FINDING = "Plans are written with the person.";
const MINUTE = 60_000;
const weeksBefore = (instant: Date, weeks: number) => new Date(instant.getTime() - weeks * WEEK);

/** Moves the time of the whole service: these specs come last, and nothing of the others falls due in between. */
const letItBe = (instant: Date): void => {
  execFileSync("../.venv/bin/plumbline", ["clock", "set", instant.toISOString()], { stdio: "pipe" });
};

async function give(page: Page, people: string, person: Account): Promise<void> {
  await open(page, people);
  const form = page.getByRole("region", { name: "Bring somebody in" });
  await form.getByLabel("Email address").fill(person.email);
  await form.getByLabel("Role").selectOption(person.role);
  await form.getByRole("button", { name: "Give them the role" }).click();
  await expect(form.getByText(/has the role now/)).toBeVisible();
}

/** The Monday after today, as the service counts it. */
async function nextMonday(baseURL: string): Promise<Date> {
  const { server_time } = await (await callerFor(baseURL, lead)).get("/me");
  const today = new Date(String(server_time));
  return new Date(today.getTime() + ((8 - today.getUTCDay()) % 7 || 7) * 86_400_000);
}

async function deadlineOf(baseURL: string, person: Account, id: string, code: string): Promise<Date> {
  const caller = await callerFor(baseURL, person);
  const { items } = (await caller.get(`/inspections/${id}/milestones?limit=200`)) as {
    items: { code: string; due: { due_at: string } | null }[];
  };
  const due = items.find((row) => row.code === code)?.due;
  if (!due) throw new Error(`there is no deadline ${code}`);
  return new Date(due.due_at);
}

async function tick(page: Page, timeline: string, title: string, note: string): Promise<void> {
  await open(page, timeline);
  const details = page.getByRole("button", { name: new RegExp(`^Details ?: ${title}$`) });
  const earlier = page.getByRole("button", { name: /^Show weeks? 1/ });
  await expect(details.or(earlier).first()).toBeVisible();
  if (!(await details.isVisible())) await earlier.click();
  await details.click();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(details).toHaveAttribute("aria-expanded", "false");
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  const form = page.getByRole("form", { name });
  await form.getByRole("button", { name }).click();
  await expect(form).toHaveCount(0);
}

async function createInspection(page: Page, monday: Date): Promise<string> {
  await open(page, "/inspections/new");
  await page.getByLabel("Council").selectOption({ label: "Lorne and Cowal Council" });
  await page.getByLabel("Monday of week 1").fill(monday.toISOString().slice(0, 10));
  await page.getByLabel("Lead inspector").selectOption({ label: "Ewan Baird, Strategic inspector" });
  await page.getByLabel("Strategic support officer").selectOption({ label: "Isla Petrie, Strategic support officer" });
  await page.getByRole("button", { name: "Show the plan" }).click();
  await expect(page.getByText("Nothing is saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Create the inspection" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Timeline" })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/**
 * The council's weeks 1 to 11 and the lead's weeks 1 to 19 in the pages alone; `publication.spec.ts` goes on from the
 * shared findings to week 28. Nobody's sign-in outlives weeks that pass in a moment, so each sits down anew.
 */
test("from the plan to a submission that crosses noon, and to the findings of week 19", async ({
  seat,
  baseURL: given,
}) => {
  test.setTimeout(300_000);
  const baseURL = given ?? "";
  const administrator = await seat("inspectorate_administrator");
  const id = await createInspection(administrator, await nextMonday(baseURL));
  const at = `/inspections/${id}`;
  const claim = `Each order begins with a plan that the person helped to write (${id.slice(0, 8)}).`;
  const noon = await deadlineOf(baseURL, lead, id, "self_evaluation_due");

  await test.step("week 1: the lead brings in those whom the letter goes to, and sends it", async () => {
    letItBe(weeksBefore(noon, 10));
    const page = await seat(lead);
    await give(page, `${at}/people`, chief);
    await give(page, `${at}/people`, social);
    await open(page, `${at}/timeline/stages`);
    await act(page, "Send the notification");
  });

  await test.step("week 2: the chief executive appoints the coordinator, which the timeline shows", async () => {
    letItBe(weeksBefore(noon, 9));
    const page = await seat(chief);
    await give(page, `${at}/people`, coordinator);
    // The act itself is the tick: it came after the Sunday of week 1, and the timeline says by how much.
    await open(page, `${at}/timeline`);
    await expect(page.getByText(/^Done, 2 days \d+ hours after the deadline/).first()).toBeVisible();
  });

  await test.step("week 5: on to stage 2, in which the coordinator writes and sends evidence", async () => {
    letItBe(weeksBefore(noon, 6));
    const inspector = await seat(lead);
    await open(inspector, `${at}/timeline/stages`);
    await act(inspector, "Go on to the next stage");
    const page = await seat(coordinator);
    await open(page, `${at}/evidence`);
    const file = { name: "Plans audited.csv", mimeType: "text/csv", buffer: Buffer.from("year,plans\n2025,72\n") };
    await page.locator("input[type=file]").setInputFiles(file);
    // By the clock of the service, which the clocks may have been put forward or back since.
    await expect(page.getByText(/^Received 1[123]:\d\d as E-001/)).toBeVisible();
    await tick(page, `${at}/timeline`, "Plan the case file reading", "Two rooms, six readers.");
    await open(page, `${at}/self-evaluation/5.3`);
    await page.getByRole("textbox", { name: "Strengths" }).fill(`${claim} [E-001 p. 1]`);
    await expect(page.getByRole("status").filter({ hasText: /Saved at/ })).toBeVisible();
  });

  await test.step("week 11, Wednesday: noon passes while the page is open, and what is sent is accepted", async () => {
    letItBe(new Date(noon.getTime() - 10 * MINUTE));
    const page = await seat("public");
    await page.clock.install();
    await signIn(page, coordinator, `${at}/submit`);
    await expect(page.getByText(/^\d+ minutes left, by the clock of this service/)).toBeVisible();
    letItBe(new Date(noon.getTime() + MINUTE));
    await page.clock.fastForward(11 * MINUTE);
    const said = page.getByRole("status").filter({ hasText: "The deadline has passed. You can still submit." });
    await expect(said).toBeVisible();
    await page.getByRole("button", { name: "Submit the self-evaluation" }).click();
    await page.getByRole("button", { name: "Submit it now" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Receipt" })).toBeVisible();
    await expect(page.getByText(/received 12:\d\d:\d\d, after the deadline of 12:00/i)).toBeVisible();
    await expect(page.getByText("After the deadline", { exact: true })).toBeVisible();
  });

  await test.step("week 12: the lead reads claim and evidence, and ticks the weeks that follow", async () => {
    letItBe(weeksBefore(noon, -1));
    const page = await seat(lead);
    await open(page, `${at}/review/5.3`);
    await expect(page.getByText(claim)).toBeVisible();
    await tick(page, `${at}/timeline`, "Review the self-evaluation", "Two claims want a document.");
    for (let stage = 3; stage <= 4; stage += 1) {
      await open(page, `${at}/timeline/stages`);
      await act(page, "Go on to the next stage");
    }
  });

  await test.step("week 19: the finding is shared, and the council reads it without an evaluation", async () => {
    letItBe(weeksBefore(noon, -8));
    const page = await seat(lead);
    await open(page, `${at}/findings`);
    await page.getByLabel("In a sentence, as the council will read it").fill(FINDING);
    await page.getByRole("button", { name: "Add the finding" }).click();
    await page.getByRole("checkbox", { name: FINDING }).check();
    await expect(page.getByRole("heading", { name: "1 of 1 chosen to share" })).toBeVisible();
    await open(page, `${at}/sharing`);
    await page.getByRole("button", { name: "Share with the council" }).click();
    await page.getByRole("button", { name: "Share them now" }).click();
    await expect(page.getByText("Shared with the council.")).toBeVisible();
    const council = await seat(coordinator, `${at}/findings`);
    await expect(council.getByText(FINDING)).toBeVisible();
    await expect(council.getByText(/There are no evaluations here/)).toBeVisible();
  });
});
