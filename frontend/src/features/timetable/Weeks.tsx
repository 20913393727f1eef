import { useState } from "react";
import { WeekStrip } from "../../ui/WeekStrip";
import { WeekTable } from "../../ui/WeekTable";
import { words } from "./en";
import type { Stage, Timetable } from "./queries";
import { stripOf, stripStages } from "./strip";

/** All weeks in one look, as a strip or as a table of the same. */
export function Weeks({ plan, stages }: { plan: Timetable; stages: Stage[] }) {
  const [table, setTable] = useState(false);
  const weeks = stripOf(plan, plan.current_week);
  return (
    <>
      {table ? (
        <WeekTable weeks={weeks} />
      ) : (
        <WeekStrip weeks={weeks} stages={stripStages(stages, plan.weeks.length)} />
      )}
      <p className="pl-mt3">
        <button
          type="button"
          className="pl-linkbutton pl-linkbutton--blue"
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          {words.asTable}
        </button>
      </p>
    </>
  );
}
