import { Link } from "@tanstack/react-router";
import { shortDateAndTime, shortDate } from "../../lib/dates";
import { giving as text } from "./enGiving";
import { inside, partPath } from "./place";
import type { MySection } from "./queries";

const placeOf = (row: MySection) =>
  row.inspection_id ? inside(row.inspection_id) : { kind: "own" as const, id: row.self_evaluation_id };

/** On the home page of whoever was given parts to write; nothing for everybody else. */
export function GivenParts({ rows }: { rows: MySection[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="pl-mt6" aria-labelledby="given">
      <h2 id="given">{text.mine}</h2>
      <ul className="pl-rows">
        {rows.map((row) => (
          <li key={`${row.self_evaluation_id} ${row.section}`}>
            <h3>
              <Link to={partPath(placeOf(row), row.section)}>{row.title}</Link>
            </h3>
            <p className="pl-meta">
              {row.inspection_reference ?? row.self_evaluation}. {text.by(row.given_by, shortDate(row.given_at))}
            </p>
            <p className="pl-meta">
              {row.written_at && row.written_by
                ? text.started(row.words, row.written_by, shortDateAndTime(row.written_at))
                : text.notStarted}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
