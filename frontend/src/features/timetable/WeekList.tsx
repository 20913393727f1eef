import { dayAndMonth, weekInWords } from "../../lib/dates";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { PlanWeek, Side, Stage, Task, Timetable } from "./queries";
import { TaskLine } from "./TaskLine";

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
  return (
    <>
      <div className="pl-tl__head" aria-hidden="true">
        <span>{words.head.week}</span>
        <span className="pl-who--c">{words.head.council}</span>
        <span className="pl-who--i">{words.head.inspectorate}</span>
      </div>
      <ol className="pl-tl">
        {plan.weeks.map((week) => (
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
