import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords, daysLeftInWords, deadlineInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Notice } from "../../ui/Notice";
import { Loading, PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { inspections, latestChanges, type InspectionRow } from "../inspections/queries";
import { GivenParts } from "../self_evaluation/GivenParts";
import { WaitingQuestions } from "../questions/Waiting";
import { milestones, timetable, type NextTask, type Timetable } from "../timetable/queries";
import { Weeks } from "../timetable/Weeks";
import { Changed } from "./Changed";
import { words } from "./en";
import { pathOfTask } from "./pathOfTask";
import { waiting } from "./queries";
import { Waiting } from "./Waiting";

/** What lies further ahead than this is not "due now": the page then says who is at work and when it comes. */
const SOON_DAYS = 14;

function Due({ task }: { task: NextTask }) {
  const tone = task.overdue ? "bad" : task.days_left <= 2 ? "warn" : "none";
  return <StatusText tone={tone}>{daysLeftInWords(task.days_left)}</StatusText>;
}

function First({ task }: { task: NextTask }) {
  return (
    <section className="pl-panel" aria-labelledby="first">
      <div className="pl-bar pl-bar--between">
        <div>
          <p className="pl-kicker">{words.dueFirst(task.council, task.inspection_reference)}</p>
          <h2 className="pl-h3" id="first">
            {task.title}
          </h2>
          <p className="pl-when">{task.due.words}</p>
          <p>
            <b>{daysLeftInWords(task.days_left)}</b>
          </p>
        </div>
        <Link className="ds_button" to={pathOfTask(task)}>
          {words.open}
        </Link>
      </div>
    </section>
  );
}

/** With nothing due the page says who is working, and when the next thing comes. */
function Calm({ next, plan }: { next: NextTask | undefined; plan: Timetable | undefined }) {
  const week = plan?.weeks.find((row) => row.number === plan.current_week);
  const working = (["inspectorate", "council"] as const).flatMap((side) => {
    const open = week?.[side].filter((duty) => !duty.done).map((duty) => duty.title) ?? [];
    return open.length > 0 ? [words.working(words.sides[side], open.join("; "))] : [];
  });
  return (
    <Notice>
      <p>
        <b>{words.nothing}</b> {next ? words.next(next.title, next.due.words) : words.nothingYet}
      </p>
      {working.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

function Strip({ row, plan }: { row: InspectionRow; plan: Timetable }) {
  if (plan.current_week === null) return null;
  return (
    <section className="pl-c12 pl-section" aria-labelledby="weeks">
      <div className="pl-bar pl-bar--between pl-mb4">
        <h2 id="weeks">{words.week(plan.current_week, row.council.name, row.reference)}</h2>
        <Link to={paths.timeline(row.id)}>{words.timeline}</Link>
      </div>
      <Weeks plan={plan} stages={[]} />
    </section>
  );
}

function Yours({ own }: { own: InspectionRow[] }) {
  return (
    <>
      <h2>{words.yours}</h2>
      {own.length === 0 ? <p>{words.none}</p> : null}
      <ul className="pl-rows">
        {own.map((row) => (
          <li key={row.id}>
            <p>
              <Link to={paths.inspection(row.id)}>{row.council.name}</Link>
            </p>
            <p className="pl-meta">{row.reference}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

export default function HomePage() {
  const { data: waits } = useSuspenseQuery(waiting());
  const { data: own } = useQuery(inspections());
  const [first, ...rest] = waits.tasks;
  const near = own?.find((row) => row.id === first?.inspection_id) ?? own?.find((row) => row.state === "active");
  const asked = { enabled: near !== undefined, throwOnError: false };
  const { data: plan, isLoading: planning } = useQuery({ ...timetable(near?.id ?? ""), ...asked });
  const { data: dates, isLoading: dating } = useQuery({ ...milestones(near?.id ?? ""), ...asked });
  const followed = near !== undefined && waits.changes_of.includes(near.id);
  const { data: changes, isLoading: reading } = useQuery({
    ...latestChanges(near?.id ?? ""),
    ...asked,
    enabled: followed,
  });
  // Drawn together, so that nothing that came first is pushed down by what comes after it.
  const arrived = own !== undefined && !planning && !dating && !reading;
  const soon = first && first.days_left <= SOON_DAYS;
  return (
    <>
      <PageHead title={words.title} kicker={dateInWords(waits.server_time)} />
      <div className="pl-grid">
        <div className="pl-c8">
          {soon ? <First task={first} /> : <Calm next={first} plan={plan} />}
          <GivenParts rows={waits.sections} />
          <WaitingQuestions rows={waits.questions} />
          {rest.length > 0 ? (
            <section className="pl-mt6" aria-labelledby="then">
              <h2 id="then">{words.then}</h2>
              <ol className="pl-rows pl-rows--n">
                {rest.slice(0, 12).map((task) => (
                  <li key={`${task.inspection_id} ${task.code}`}>
                    <div className="pl-bar pl-bar--between">
                      <h3>
                        <Link to={pathOfTask(task)}>{task.title}</Link>
                      </h3>
                      <Due task={task} />
                    </div>
                    <p className="pl-meta">
                      {task.council} {task.inspection_reference}, week {task.week}: {task.due.words}
                    </p>
                  </li>
                ))}
              </ol>
            </section>
          ) : null}
        </div>
        {arrived ? (
          <aside className="pl-c4" aria-label={words.yours}>
            {near && dates ? <Waiting row={near} side={waits.your_side} dates={dates} /> : null}
            {near && changes ? <Changed key={near.id} row={near} data={changes} /> : null}
            <Yours own={own} />
            <p className="pl-meta">{words.server(deadlineInWords(waits.server_time))}</p>
          </aside>
        ) : (
          <aside className="pl-c4" aria-label={words.yours}>
            <Loading what={words.yours.toLowerCase()} />
          </aside>
        )}
        {arrived && near && plan ? <Strip row={near} plan={plan} /> : null}
      </div>
    </>
  );
}
