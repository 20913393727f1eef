import { expect, request } from "@playwright/test";
import { personWith, type Account } from "./people";

const COUNCIL = /Lorne/;
const WEEK = 7 * 86_400_000;

/** One person's way to the API, as a script of theirs would go. */
interface Caller {
  get: (path: string) => Promise<Answer>;
  post: (path: string, body: object) => Promise<Answer>;
  put: (path: string, body: object) => Promise<Answer>;
}

type Answer = Record<string, unknown>;

export interface LateInspection {
  id: string;
  reference: string;
  lead: Account;
  quality: Account;
  coordinator: Account;
  chief: Account;
  manager: Account;
  /** The time by the service's own clock, which may have been moved. */
  now: () => Promise<Date>;
}

export async function callerFor(baseURL: string, person: Account): Promise<Caller> {
  const api = await request.newContext({ baseURL });
  const signed = await api.post("/api/v1/sign-in", { data: { email: person.email, password: person.password } });
  expect(signed.ok(), await signed.text()).toBe(true);
  const { access_token } = (await signed.json()) as { access_token: string };
  const send = async (method: string, path: string, data?: object): Promise<Answer> => {
    const headers = { Authorization: `Bearer ${access_token}`, ...(method === "PUT" ? { "If-Match": "*" } : {}) };
    const answer = await api.fetch(`/api/v1${path}`, { method, headers, ...(data ? { data } : {}) });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as Answer;
  };
  return {
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
    put: (path, body) => send("PUT", path, body),
  };
}

async function timeOf(caller: Caller): Promise<Date> {
  const { server_time } = (await caller.get("/me")) as { server_time: string };
  return new Date(server_time);
}

/** The Monday of this week as the service counts it, and from it the Monday 27 weeks before. */
async function mondayOfWeekOne(caller: Caller): Promise<string> {
  const today = new Date(`${(await timeOf(caller)).toISOString().slice(0, 10)}T12:00:00Z`);
  const sinceMonday = (today.getUTCDay() + 6) % 7;
  return new Date(today.getTime() - sinceMonday * 86_400_000 - 27 * WEEK).toISOString().slice(0, 10);
}

async function writeFindings(lead: Caller, at: string): Promise<void> {
  for (const [kind, text] of [
    ["key_message", "People on orders are helped by staff who know them well."],
    ["strength", "Risk was shared with those who needed to know."],
    ["area_for_improvement", "Reviews came late after a move."],
  ]) {
    await lead.post(`${at}/findings`, { kind, text, to_share: true, internal_note: "For the team alone." });
  }
}

async function recordEvaluations(lead: Caller, at: string): Promise<void> {
  const { items } = (await lead.get(`${at}/evaluations`)) as { items: { indicator: string; evaluated: boolean }[] };
  for (const { indicator, evaluated } of items) {
    const agreed = evaluated ? { value: 6, rationale: "Everything that was read agreed." } : {};
    await lead.put(`${at}/evaluations/${indicator}`, { narrative: `What was seen of ${indicator}.`, ...agreed });
  }
}

/**
 * An inspection of its own for the journey to publication: in week 28 by the timetable, so that every gate is open, with
 * nothing shared and nothing released. It belongs to the second council and its lead, so that no other spec meets it.
 */
export async function lateInspection(baseURL: string): Promise<LateInspection> {
  const lead = personWith("lead_inspector", /Inspectorate/, "ewan.baird");
  const quality = personWith("qa_service_manager");
  const chief = personWith("chief_executive", COUNCIL);
  const coordinator = personWith("inspection_coordinator", COUNCIL);
  const manager = personWith("senior_manager", COUNCIL);
  const administrator = await callerFor(baseURL, personWith("inspectorate_administrator"));
  const inspector = await callerFor(baseURL, lead);
  const { items: accounts } = (await administrator.get("/accounts?limit=200")) as { items: Answer[] };
  const idOf = (person: Account) => accounts.find((row) => row["email"] === person.email)?.["id"];
  const made = await administrator.post("/inspections", {
    council_code: "S12000902",
    methodology: "jsw-2019",
    week_1_on: await mondayOfWeekOne(administrator),
    lead_inspector: idOf(lead),
    strategic_support_officer: idOf(personWith("strategic_support_officer")),
  });
  const [id, reference] = [String(made["id"]), String(made["reference"])];
  const at = `/inspections/${id}`;
  const named: [Account, string][] = [
    [quality, "qa_service_manager"],
    [chief, "chief_executive"],
    [personWith("chief_social_work_officer", COUNCIL), "chief_social_work_officer"],
  ];
  for (const [person, role] of named) await inspector.post(`${at}/members`, { email: person.email, role });
  await inspector.post(`${at}/transitions`, { event: "notify" });
  const executive = await callerFor(baseURL, chief);
  await executive.post(`${at}/members`, { email: coordinator.email, role: "inspection_coordinator" });
  const host = await callerFor(baseURL, coordinator);
  await host.post(`${at}/members`, { email: manager.email, role: "senior_manager" });
  await writeFindings(inspector, at);
  await recordEvaluations(inspector, at);
  const now = () => timeOf(inspector);
  return { id, reference, lead, quality, coordinator, chief, manager, now };
}
