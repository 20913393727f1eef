import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages, type PageOf } from "../../api/paged";
import type { Permission } from "../../ui/Button";

export type Side = "council" | "inspectorate";

export interface Due {
  due_at: string;
  due_local: string;
  time_zone: "Europe/London";
  words: string;
}

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

export interface Milestone extends Dated {
  task: string;
  opens: Due | null;
  revised: boolean;
  warnings: string[];
}

export interface Revision {
  previous: Due;
  due: Due;
  reason: string;
  revised_by: string;
  revised_at: string;
}

export interface MilestoneDetail extends Milestone {
  revisions: Revision[];
  permitted_actions: Permission[];
}

export interface Task extends Dated {
  instruction: string;
  optional: boolean;
  milestone: string | null;
  note: string | null;
  done_by: string | null;
}

export interface TaskDetail extends Task {
  permitted_actions: Permission[];
}

export interface Duty {
  code: string;
  title: string;
  done: boolean;
}

export interface PlanWeek {
  number: number;
  begins_on: string;
  ends_on: string;
  stage: number;
  inspectorate: Duty[];
  council: Duty[];
  quiet: boolean;
  closed_days: { on: string; title: string }[];
}

export interface Plan {
  week_1_on: string;
  weeks: PlanWeek[];
  warnings: string[];
}

export interface PlanPreview extends Plan {
  milestones: Milestone[];
  tasks: Task[];
}

export interface Timetable extends Plan {
  shifts: { from_week: number; weeks: number; reason: string; shifted_by: string; shifted_at: string }[];
  paused: boolean;
  today: string;
  current_week: number | null;
}

export interface Stage {
  number: number;
  code: string;
  title: string;
  summary: string;
  first_week: number;
  last_week: number;
  position: "passed" | "current" | "ahead";
}

export interface Stages {
  items: Stage[];
  state: string;
  stage: number;
  permitted_actions: Permission[];
}

const INSPECTION = "/api/v1/inspections/{inspection_id}";
const at = (inspection_id: string) => ({ path: { inspection_id } });
const coded = (inspection_id: string, code: string) => ({ path: { inspection_id, code } });

export const timetable = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection],
    queryFn: () => got<Timetable>(api.GET(`${INSPECTION}/timetable`, { params: at(inspection) })),
  });

export const stages = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "stages"],
    queryFn: () => got<Stages>(api.GET(`${INSPECTION}/stages`, { params: at(inspection) })),
  });

export const milestones = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "milestones"],
    queryFn: async () =>
      (await got<PageOf<Milestone>>(api.GET(`${INSPECTION}/milestones`, { params: at(inspection) }))).items,
  });

export const tasks = (inspection: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "tasks"],
    queryFn: async () => (await got<PageOf<Task>>(api.GET(`${INSPECTION}/tasks`, { params: at(inspection) }))).items,
  });

export const task = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "tasks", code],
    queryFn: () => versioned<TaskDetail>(api.GET(`${INSPECTION}/tasks/{code}`, { params: coded(inspection, code) })),
  });

export const milestone = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["timetable", inspection, "milestones", code],
    queryFn: () =>
      versioned<MilestoneDetail>(api.GET(`${INSPECTION}/milestones/{code}`, { params: coded(inspection, code) })),
  });

export interface NextTask {
  inspection_id: string;
  inspection_reference: string;
  council: string;
  code: string;
  title: string;
  week: number;
  party: Side;
  optional: boolean;
  due: Due;
  overdue: boolean;
  days_left: number;
}

export const myTasks = () =>
  queryOptions({
    queryKey: ["timetable", "mine"],
    queryFn: () =>
      allPages((cursor) =>
        got<PageOf<NextTask>>(
          api.GET("/api/v1/me/tasks", { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
        ),
      ),
  });

export const markTaskDone = (inspection: string, code: string, body: { done_on: string | null; note: string | null }) =>
  got<TaskDetail>(api.POST(`${INSPECTION}/tasks/{code}/done`, { params: coded(inspection, code), body }));

export const undoTask = (inspection: string, code: string, reason: string) =>
  got<TaskDetail>(api.POST(`${INSPECTION}/tasks/{code}/undone`, { params: coded(inspection, code), body: { reason } }));

export const reviseMilestone = (
  inspection: string,
  code: string,
  etag: string | null,
  body: { due_on: string; due_time: string | null; reason: string },
) =>
  got<MilestoneDetail>(
    api.PATCH(`${INSPECTION}/milestones/{code}`, {
      params: { ...coded(inspection, code), header: { "If-Match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const changeStage = (inspection: string, event: string, reason: string | null) =>
  got<unknown>(api.POST(`${INSPECTION}/transitions`, { params: at(inspection), body: { event, reason } }));

export interface InspectionCreation {
  council_code: string;
  methodology: string;
  week_1_on: string;
}

export const previewPlan = (body: InspectionCreation) =>
  got<PlanPreview>(api.POST("/api/v1/inspections/preview", { body }));

export const createInspection = (
  body: InspectionCreation & { lead_inspector: string | null; strategic_support_officer: string | null },
) => got<{ id: string }>(api.POST("/api/v1/inspections", { body }));

export const downloadCalendar = (inspection: string) =>
  got<Blob>(api.GET(`${INSPECTION}/calendar.ics`, { params: at(inspection), parseAs: "blob" }));
