import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords, dayAndMonth, shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";
import { events, plan } from "./enPlan";
import { stages, transitions, type Stages } from "./queries";
import { StageActs } from "./StageActs";

const text = plan.stages;
const TONES = { passed: "ok", current: "go", ahead: "none" } as const;
const STATES = { passed: words.stages.passed, current: words.stages.now, ahead: words.stages.ahead };

function StagesTable({ rows }: { rows: Stages["items"] }) {
  return (
    <Table caption={text.caption} columns={text.columns}>
      {rows.map((row) => (
        <tr key={row.code}>
          <th scope="row">
            {row.number}. {row.title}
          </th>
          <td data-h={text.columns.weeks}>{text.weeks(row.first_week, row.last_week)}</td>
          <td data-h={text.columns.dates}>{text.dates(dayAndMonth(row.begins_on), dateInWords(row.ends_on))}</td>
          <td data-h={text.columns.state}>
            <StatusText tone={TONES[row.position]}>{STATES[row.position]}</StatusText>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function History({ id }: { id: string }) {
  const { data } = useQuery({ ...transitions(id), throwOnError: false });
  if (!data) return null;
  return (
    <section className="pl-section" aria-labelledby="history">
      <h2 id="history">{text.history}</h2>
      {data.length === 0 ? <p>{text.nothing}</p> : null}
      <ol className="pl-rows">
        {[...data].reverse().map((row) => (
          <li key={row.changed_at}>
            <p>
              <b className="pl-w5">{events[row.event]?.past ?? row.event}</b>
              {row.from_stage === row.to_stage ? ". " : `: ${text.stage(row.from_stage, row.to_stage)}. `}
              {row.reason}
            </p>
            <p className="pl-meta">{text.by(row.changed_by, shortDateAndTime(row.changed_at))}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export default function StagesPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data } = useSuspenseQuery(stages(id));
  return (
    <>
      <PageHead title={text.title} lede={text.lede} kicker={<Link to={paths.timeline(id)}>{plan.back}</Link>} />
      <div className="pl-stack">
        {inspection.paused_at ? (
          <Notice kind="warn" title={plan.move.paused(dateInWords(inspection.paused_at)).split(". ")[0]}>
            <p>{inspection.pause_reason}</p>
          </Notice>
        ) : null}
        <section aria-labelledby="where">
          <h2 id="where">{text.where}</h2>
          <StagesTable rows={data.items} />
        </section>
        <StageActs inspection={id} acts={data.permitted_actions} />
        <History id={id} />
      </div>
    </>
  );
}
