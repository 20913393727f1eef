import { useState } from "react";
import { dayAndMonth, weekInWords } from "../../lib/dates";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { PlanWeek, Side, Stage, Task, Timetable } from "./queries";
import { TaskLine } from "./TaskLine";

/** Weeks before this one that stay in view; the earlier ones are one press away. */
const SHOWN_BEFORE = 2;

/** Whether the weeks that would be put away hold something: what the address asks for, or what is not done. */
function hidden(weeks: PlanWeek[], tasks: Task[]): boolean {
  const open = new Set(tasks.filter((task) => task.state === "waiting" && !task.optional).map((task) => task.week));
  return weeks.some((week) => open.has(week.number) || window.location.hash === `#week-${week.number}`);
}

function Column({ inspection, side, rows }: { inspection: string; side: Side; rows: Task[] }) {
  return (
    <div>
      <span className={`pl-who pl-who--${side === "council" ? "c" : "i"}`}>{words.sides[side]}</span>
      {rows.length === 0 ? <p className="pl-meta">{words.nothing}</p> : null}
      {rows.map((row) => (
        <TaskLine key={row.code} inspection={inspection} task={row} />
      ))}
    </div>
  );
}

function Week({
  inspection,
  week,
  plan,
  tasks,
  stage,
}: {
  inspection: string;
  week: PlanWeek;
  plan: Timetable;
  tasks: Task[];
  stage: Stage | undefined;
}) {
  const now = week.number === plan.current_week;
  const rows = (side: Side) => tasks.filter((task) => task.week === week.number && task.party === side);
  const quiet = week.quiet || tasks.every((task) => task.week !== week.number);
  const names = [quiet && "pl-tl__quiet", now && "pl-tl__now"].filter(Boolean).join(" ");
  return (
    <li id={`week-${week.number}`} className={names || undefined}>
      <div>
        {stage ? <p className="pl-tl__stage">{stage.title}</p> : null}
        <p>{words.week(week.number, weekInWords(week.begins_on))}</p>
        {now ? (
          <p>
            <b className="pl-ink">{words.today(dayAndMonth(plan.today))}</b>
          </p>
        ) : null}
        {week.closed_days.map((day) => (
          <p key={day.on}>
            <StatusText tone="warn" wrap>
              {words.closed(dayAndMonth(day.on), day.title)}
            </StatusText>
          </p>
        ))}
      </div>
      {quiet ? (
        <span>{words.quiet}</span>
      ) : (
        <>
          <Column inspection={inspection} side="council" rows={rows("council")} />
          <Column inspection={inspection} side="inspectorate" rows={rows("inspectorate")} />
        </>
      )}
    </li>
  );
}

export function WeekList({
  inspection,
  plan,
  tasks,
  stages,
}: {
  inspection: string;
  plan: Timetable;
  tasks: Task[];
  stages: Stage[];
}) {
  const earlier = Math.max(0, plan.weeks.findIndex((week) => week.number === plan.current_week) - SHOWN_BEFORE);
  const [all, setAll] = useState(() => hidden(plan.weeks.slice(0, earlier), tasks));
  return (
    <>
      <div className="pl-tl__head" aria-hidden="true">
        <span>{words.head.week}</span>
        <span className="pl-who--c">{words.head.council}</span>
        <span className="pl-who--i">{words.head.inspectorate}</span>
      </div>
      {earlier > 0 ? (
        <p className="pl-mt3">
          <button
            type="button"
            className="pl-linkbutton pl-linkbutton--blue"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? words.hideEarlier(earlier) : words.showEarlier(earlier)}
          </button>
        </p>
      ) : null}
      <ol className="pl-tl">
        {plan.weeks.slice(all ? 0 : earlier).map((week) => (
          <Week
            key={week.number}
            inspection={inspection}
            week={week}
            plan={plan}
            tasks={tasks}
            stage={stages.find((stage) => stage.first_week === week.number)}
          />
        ))}
      </ol>
    </>
  );
}
