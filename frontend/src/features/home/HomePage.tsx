import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords, daysLeftInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { me } from "../identity/queries";
import { inspections, type InspectionRow } from "../inspections/queries";
import { GivenParts } from "../self_evaluation/GivenParts";
import { myTasks, stages, timetable, type NextTask } from "../timetable/queries";
import { WaitingQuestions } from "../questions/Waiting";
import { Weeks } from "../timetable/Weeks";
import { pathOfTask } from "./pathOfTask";

const words = {
  title: "What you need to do next",
  dueFirst: (council: string, reference: string) => `Due first, ${council} ${reference}`,
  open: "Go to it",
  then: "After that, in this order",
  nothing: "Nothing is due from you now.",
  nothingYet: "When something falls due from you, it stands here with its deadline.",
  yours: "Your inspections",
  none: "You have no part in an inspection yet.",
  week: (week: number, of: number, council: string, reference: string) =>
    `${council} ${reference}: week ${week} of ${of}`,
  timeline: "Timeline with every duty",
};

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

function Strip({ inspection }: { inspection: InspectionRow }) {
  const { data: plan } = useSuspenseQuery(timetable(inspection.id));
  const { data: phases } = useSuspenseQuery(stages(inspection.id));
  // A contributor is shown their own duties, and a plan without a duty of theirs has no weeks to show.
  if (plan.current_week === null || plan.weeks.length === 0) return null;
  return (
    <section className="pl-c12 pl-section" aria-labelledby="weeks">
      <div className="pl-bar pl-bar--between pl-mb4">
        <h2 id="weeks">
          {words.week(plan.current_week, plan.weeks.length, inspection.council.name, inspection.reference)}
        </h2>
        <Link to={paths.timeline(inspection.id)}>{words.timeline}</Link>
      </div>
      <Weeks plan={plan} stages={phases.items} />
    </section>
  );
}

export default function HomePage() {
  const { data: who } = useSuspenseQuery(me());
  const { data: tasks } = useSuspenseQuery(myTasks());
  const { data: own } = useQuery(inspections());
  const [first, ...rest] = tasks;
  const near = own?.find((row) => row.id === first?.inspection_id) ?? own?.find((row) => row.state === "active");
  return (
    <>
      <PageHead title={words.title} kicker={dateInWords(who.server_time)} />
      <div className="pl-grid">
        <div className="pl-c8">
          {first ? (
            <First task={first} />
          ) : (
            <Notice>
              <p>
                <b>{words.nothing}</b> {words.nothingYet}
              </p>
            </Notice>
          )}
          <GivenParts />
          <WaitingQuestions />
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
                      {task.council} {task.inspection_reference}, week {task.week}. {task.due.words}
                    </p>
                  </li>
                ))}
              </ol>
            </section>
          ) : null}
        </div>
        <aside className="pl-c4" aria-labelledby="yours">
          <h2 id="yours">{words.yours}</h2>
          {own?.length === 0 ? <p>{words.none}</p> : null}
          <ul className="pl-rows">
            {own?.map((row) => (
              <li key={row.id}>
                <p>
                  <Link to={paths.inspection(row.id)}>{row.council.name}</Link>
                </p>
                <p className="pl-meta">{row.reference}</p>
              </li>
            ))}
          </ul>
        </aside>
        {near ? <Strip inspection={near} /> : null}
      </div>
    </>
  );
}
