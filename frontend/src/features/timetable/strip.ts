import { weekInWords } from "../../lib/dates";
import type { StripStage, StripWeek } from "../../ui/WeekStrip";
import type { Plan, Stage } from "./queries";

const allDone = (duties: { done: boolean }[]): boolean => duties.length > 0 && duties.every((duty) => duty.done);

/** The weeks of a plan as the strip draws them; before week 1 and after the last no week is "now". */
export function stripOf(plan: Plan, currentWeek: number | null): StripWeek[] {
  return plan.weeks.map((week) => ({
    number: week.number,
    dates: weekInWords(week.begins_on),
    council: week.council.map((duty) => duty.title),
    inspectorate: week.inspectorate.map((duty) => duty.title),
    councilDone: allDone(week.council),
    inspectorateDone: allDone(week.inspectorate),
    now: week.number === currentWeek,
    past: currentWeek !== null && week.number < currentWeek,
    bankHoliday: week.closed_days.map((day) => day.title).join(", ") || null,
  }));
}

/** A stage reaches to the week before the next one begins, so that no week of the strip stands under nothing. */
export function stripStages(stages: Pick<Stage, "title" | "first_week" | "last_week">[], weeks: number): StripStage[] {
  return stages.map((stage, at) => ({
    title: stage.title,
    first: stage.first_week,
    last: (stages[at + 1]?.first_week ?? weeks + 1) - 1,
  }));
}
