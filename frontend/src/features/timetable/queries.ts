import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type Side = "council" | "inspectorate";

export type Due = Answer<"Due">;

export interface Dated {
  code: string;
  title: string;
  week: number;
  week_begins_on: string;
  stage: number;
  party: Side;
  roles: string[];
  state: "waiting" | "done" | "planned_week";
  planned_on: string | null;
  planned: Due | null;
  due: Due | null;
  done_on: string | null;
  late: string | null;
  overdue: boolean;
  days_left: number | null;
}

export type Milestone = Answer<"MilestoneView">;

export type Revision = Answer<"RevisionView">;

export type MilestoneDetail = Answer<"MilestoneDetail">;

export type Task = Answer<"TaskView">;

export type TaskDetail = Answer<"TaskDetail">;

export type Duty = Answer<"DutyView">;

export type PlanWeek = Answer<"WeekView">;

export interface Plan {
  week_1_on: string;
  weeks: PlanWeek[];
  warnings: string[];
}

export type PlanPreview = Answer<"PlanPreview">;

export type Timetable = Answer<"TimetableView">;

export type PlanShift = Answer<"PlanShiftView">;

export type PlanChange = Answer<"PlanChangePreview">;

export type Transition = Answer<"TransitionView">;

export type ClosedDay = Answer<"CouncilClosedDayView">;

export type Stage = Answer<"StageView">;

export type Stages = Answer<"StagesView">;

const INSPECTION = "/api/v1/inspections/{inspection_id}";
const at = (inspection_id: string) => ({ path: { inspection_id } });
const coded = (inspection_id: string, code: string) => ({ path: { inspection_id, code } });

const paged = (cursor: string | undefined) => ({ limit: 200, ...(cursor ? { cursor } : {}) });

export const timetable = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection],
    queryFn: () => got(api.GET(`${INSPECTION}/timetable`, { params: at(inspection) })),
  });

export const stages = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "stages"],
    queryFn: () => got(api.GET(`${INSPECTION}/stages`, { params: at(inspection) })),
  });

export const milestones = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "milestones"],
    queryFn: async () => (await got(api.GET(`${INSPECTION}/milestones`, { params: at(inspection) }))).items,
  });

export const tasks = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "tasks"],
    queryFn: async () => (await got(api.GET(`${INSPECTION}/tasks`, { params: at(inspection) }))).items,
  });

export const task = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "tasks", code],
    queryFn: () => versioned(api.GET(`${INSPECTION}/tasks/{code}`, { params: coded(inspection, code) })),
  });

export const milestone = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "milestones", code],
    queryFn: () => versioned(api.GET(`${INSPECTION}/milestones/{code}`, { params: coded(inspection, code) })),
  });

export type NextTask = Answer<"MyTaskView">;

export type FileOfTask = Answer<"TaskFile">;

export type TaskEntry = Answer<"TaskEntryView">;

export const taskEntries = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "tasks", code, "entries"],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(`${INSPECTION}/tasks/{code}/entries`, {
            params: { ...coded(inspection, code), query: paged(cursor) },
          }),
        ),
      ),
  });

export const markTaskDone = (inspection: string, code: string, body: Request<"TaskDone">) =>
  got(api.POST(`${INSPECTION}/tasks/{code}/done`, { params: coded(inspection, code), body }));

export const undoTask = (inspection: string, code: string, reason: string) =>
  got(api.POST(`${INSPECTION}/tasks/{code}/undone`, { params: coded(inspection, code), body: { reason } }));

export const previewMilestone = (inspection: string, code: string, body: Request<"MilestoneDate">) =>
  got(api.POST(`${INSPECTION}/milestones/{code}/preview`, { params: coded(inspection, code), body }));

export const reviseMilestone = (
  inspection: string,
  code: string,
  etag: string | null,
  body: Request<"MilestoneRevisionSubmission">,
) =>
  got(
    api.PATCH(`${INSPECTION}/milestones/{code}`, {
      params: { ...coded(inspection, code), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const previewShift = (inspection: string, body: Request<"PlanSlip">) =>
  got(api.POST(`${INSPECTION}/plan-shifts/preview`, { params: at(inspection), body }));

export const shiftPlan = (inspection: string, body: Request<"PlanShiftSubmission">) =>
  got(api.POST(`${INSPECTION}/plan-shifts`, { params: at(inspection), body }));

export const transitions = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "transitions"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/transitions`, { params: { ...at(inspection), query: paged(cursor) } })),
      ),
  });

export const closedDays = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "closed-days"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/closed-days`, { params: { ...at(inspection), query: paged(cursor) } })),
      ),
  });

export const addClosedDay = (inspection: string, body: Request<"ClosedDaySubmission">) =>
  got(api.POST(`${INSPECTION}/closed-days`, { params: at(inspection), body }));

export async function removeClosedDay(inspection_id: string, day_id: string): Promise<void> {
  const path = { inspection_id, day_id };
  const { etag } = await versioned(api.GET(`${INSPECTION}/closed-days/{day_id}`, { params: { path } }));
  const header = { "if-match": etag ?? "" };
  await versioned(api.DELETE(`${INSPECTION}/closed-days/{day_id}`, { params: { path, header } }));
}

export type Event = Request<"TransitionSubmission">["event"];

export const changeStage = (inspection: string, event: Event, reason: string | null) =>
  got(api.POST(`${INSPECTION}/transitions`, { params: at(inspection), body: { event, reason } }));

export type InspectionCreation = Request<"PlanPreviewSubmission">;

export const previewPlan = (body: InspectionCreation) => got(api.POST("/api/v1/inspections/preview", { body }));

export const createInspection = (
  body: InspectionCreation & { lead_inspector: string | null; strategic_support_officer: string | null },
) => got(api.POST("/api/v1/inspections", { body }));

export const downloadCalendar = (inspection: string) =>
  got(api.GET(`${INSPECTION}/calendar.ics`, { params: at(inspection), parseAs: "blob" }));
