import { useSuspenseQuery } from "@tanstack/react-query";
import { dayAndMonth, dateInWords } from "../../lib/dates";
import { useAct } from "../../api/useAct";
import { useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { WeekStrip } from "../../ui/WeekStrip";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";
import { MilestoneTable } from "./MilestoneTable";
import { downloadCalendar, milestones, stages, tasks, timetable } from "./queries";
import { StageActs } from "./StageActs";
import { stripOf, stripStages } from "./strip";
import { WeekList } from "./WeekList";

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
          <WeekStrip weeks={stripOf(plan, plan.current_week)} stages={stripStages(phases.items, plan.weeks.length)} />
        </section>
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
          <MilestoneTable inspection={id} rows={dates} />
        </section>
        <StageActs inspection={id} stages={phases} />
      </div>
    </>
  );
}
