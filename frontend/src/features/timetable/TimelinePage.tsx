import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dayAndMonth, dateInWords } from "../../lib/dates";
import { useAct } from "../../api/useAct";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StageComments } from "../comments/StageComments";
import { useInspection } from "../inspections/useInspection";
import type { Inspection } from "../inspections/queries";
import { words } from "./en";
import { plan as more } from "./enPlan";
import { MilestoneTable } from "./MilestoneTable";
import { downloadCalendar, milestones, stages, tasks, timetable } from "./queries";
import { Slips } from "./Slips";
import { WeekList } from "./WeekList";
import { Weeks } from "./Weeks";

function Calendar({ id, reference }: { id: string; reference: string }) {
  const { act, busy, messages } = useAct();
  const download = () =>
    act(async () => {
      const file = await downloadCalendar(id);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `${reference}.ics`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return (
    <>
      <Button busy={busy} onClick={() => void download()}>
        {words.calendar}
      </Button>
      <ErrorSummary messages={messages} />
    </>
  );
}

/** What else can be done about the plan; each kind of thing that the server names for this person has a page. */
function More({ inspection }: { inspection: Inspection }) {
  const { id, permitted_actions } = inspection;
  const knows = (action: string) => permissionFor(permitted_actions, action) !== undefined;
  const may = (action: string) => permissionFor(permitted_actions, action)?.allowed ?? false;
  const links = [
    { to: paths.movePlan(id), title: more.links.move, shown: may("shift_plan") },
    { to: paths.stages(id), title: more.links.stages, shown: knows("shift_plan") },
    { to: paths.closedDays(id), title: more.links.closedDays, shown: knows("add_closed_day") },
    { to: paths.today(id), title: more.links.today, shown: true },
  ].filter((link) => link.shown);
  return (
    <nav aria-label={more.links.label}>
      <ul className="pl-plain pl-bar">
        {links.map((link) => (
          <li key={link.to}>
            <Link to={link.to}>{link.title}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export default function TimelinePage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: plan } = useSuspenseQuery(timetable(id));
  const { data: phases } = useSuspenseQuery(stages(id));
  const { data: list } = useSuspenseQuery(tasks(id));
  const { data: dates } = useSuspenseQuery(milestones(id));
  const last = plan.weeks[plan.weeks.length - 1];
  return (
    <>
      <PageHead
        title={words.title}
        lede={words.lede(plan.weeks.length, dayAndMonth(plan.week_1_on), dateInWords(last?.ends_on ?? plan.week_1_on))}
      >
        <Calendar id={id} reference={inspection.reference} />
      </PageHead>
      <div className="pl-stack">
        {plan.paused ? (
          <Notice kind="warn" title={words.paused}>
            <p>{inspection.pause_reason}</p>
          </Notice>
        ) : null}
        <section aria-label={words.glance}>
          <Weeks plan={plan} stages={phases.items} />
        </section>
        <More inspection={inspection} />
        {plan.warnings.length > 0 ? (
          <Notice kind="warn" title={words.warnings}>
            <ul>
              {plan.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <section className="pl-section" aria-labelledby="weeks">
          <h2 id="weeks">{words.weekByWeek}</h2>
          <WeekList inspection={id} plan={plan} tasks={list} stages={phases.items} />
        </section>
        <section className="pl-section" aria-labelledby="table">
          <h2 id="table">{words.table}</h2>
          <MilestoneTable inspection={id} rows={dates} shifts={plan.shifts} />
        </section>
        <Slips shifts={plan.shifts} />
        <StageComments inspection={id} stages={phases.items} />
      </div>
    </>
  );
}
