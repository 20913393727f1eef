import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { dateInWords } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { roles } from "../people/en";
import { contacts, members } from "../people/queries";
import { words as timeline } from "../timetable/en";
import { milestones, timetable, type Milestone } from "../timetable/queries";
import { StateText } from "../timetable/TaskLine";
import { words } from "./en";
import { useInspection } from "./useInspection";

const text = words.today;
const AHEAD_DAYS = 28;

function Due({ rows }: { rows: Milestone[] }) {
  if (rows.length === 0) return <p>{text.dueNone}</p>;
  return (
    <Table caption={text.dueCaption} columns={text.columns}>
      {rows.map((row) => (
        <tr key={row.code}>
          <td data-h={text.columns.date}>{row.due?.words}</td>
          <td data-h={text.columns.who}>{timeline.sides[row.party]}</td>
          <th scope="row">{row.title}</th>
          <td data-h={text.columns.state}>
            <StateText row={row} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Contacts({ id }: { id: string }) {
  const known = permissionFor(useInspection(id).permitted_actions, "list_contacts") !== undefined;
  const { data } = useQuery({ ...contacts(id), enabled: known, throwOnError: false });
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{text.contacts}</h2>
      <ul className="pl-rows">
        {data.map((row) => (
          <li key={row.id}>
            <b className="pl-w5">{row.designation}</b>
            {row.name ? `, ${row.name}` : ""}
            <p className="pl-meta">{[row.telephone, row.email, row.hours].filter(Boolean).join(", ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One sheet to print and take along: where the inspection stands, what is due from whom, whom to ring. */
export default function TodayPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: plan } = useSuspenseQuery(timetable(id));
  const { data: dates } = useSuspenseQuery(milestones(id));
  const { data: people } = useQuery({ ...members(id), throwOnError: false });
  const due = dates.filter((row) => row.state === "waiting" && row.days_left !== null && row.days_left <= AHEAD_DAYS);
  return (
    <>
      <PageHead
        title={text.title}
        kicker={`${inspection.council.name}, ${inspection.reference}`}
        lede={text.asOf(dateInWords(plan.today))}
      >
        <Button secondary onClick={() => window.print()}>
          {text.print}
        </Button>
      </PageHead>
      <div className="pl-stack">
        <section aria-labelledby="where">
          <h2 id="where">{text.where}</h2>
          <dl className="pl-dl">
            <dt>{text.state}</dt>
            <dd>
              {words.states[inspection.state]}
              {inspection.pause_reason ? `: ${inspection.pause_reason}` : ""}
            </dd>
            <dt>{text.stage}</dt>
            <dd>
              {inspection.stage}. {inspection.stage_title}
            </dd>
            <dt>{text.week}</dt>
            <dd>{plan.current_week ? words.week(plan.current_week, plan.weeks.length) : text.between}</dd>
          </dl>
        </section>
        <section aria-labelledby="due">
          <h2 id="due">{text.due}</h2>
          <Due rows={due} />
        </section>
        <Contacts id={id} />
        {people ? (
          <section aria-labelledby="people">
            <h2 id="people">{text.people}</h2>
            <ul className="pl-columns">
              {people.map((row) => (
                <li key={row.id}>
                  {row.name}, {roles[row.role] ?? row.role}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}
