import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import type { InspectionRow } from "../inspections/queries";
import type { Milestone, Side } from "../timetable/queries";
import { StateText } from "../timetable/TaskLine";
import { words } from "./en";

const SHOWN = 4;

/** What the other side owes next, as far as this side may know of it. */
export function Waiting({ row, side, dates }: { row: InspectionRow; side: Side; dates: Milestone[] }) {
  const theirs = dates.filter((date) => date.party !== side && date.state === "waiting" && date.due);
  return (
    <section className="pl-mb6" aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting.title[side]}</h2>
      {theirs.length === 0 ? <p>{words.waiting.none}</p> : null}
      <ul className="pl-rows">
        {theirs.slice(0, SHOWN).map((date) => (
          <li key={date.code}>
            <p>
              <Link to={`${paths.timeline(row.id)}#week-${date.week}`}>{date.title}</Link>
            </p>
            <p className="pl-meta">{date.due?.words}</p>
            <StateText row={date} />
          </li>
        ))}
      </ul>
    </section>
  );
}
