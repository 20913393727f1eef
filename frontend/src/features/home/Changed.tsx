import { Link } from "@tanstack/react-router";
import { useLayoutEffect, useState } from "react";
import { session } from "../../api/session";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { noteVisit } from "../../lib/lastVisit";
import type { Changes, InspectionRow } from "../inspections/queries";
import { words } from "./en";

const SHOWN = 6;

/** What others did since this person was last here, from the feed of their own side. */
export function Changed({ row, data }: { row: InspectionRow; data: Changes }) {
  const [visit, setVisit] = useState<{ before: number; beforeAt: number | null } | null>(null);
  // Before the browser draws, so that the column never grows under the reader's eye.
  useLayoutEffect(() => setVisit(noteVisit(`${session.account}.${row.id}`, data.position)), [data, row.id]);
  if (!visit) return null;
  const others = data.items.filter((change) => !change.own).reverse();
  const fresh = visit.beforeAt === null ? others : others.filter((change) => change.position > visit.before);
  return (
    <section className="pl-mb6" aria-labelledby="changed">
      <h2 id="changed">
        {visit.beforeAt === null
          ? words.changed.latest
          : words.changed.since(shortDateAndTime(new Date(visit.beforeAt).toISOString()))}
      </h2>
      {fresh.length === 0 ? <p>{words.changed.none}</p> : null}
      <ul className="pl-rows">
        {fresh.slice(0, SHOWN).map((change) => (
          <li key={change.position}>
            <p>
              {change.page === null ? (
                change.summary
              ) : (
                <Link to={`${paths.inspection(row.id)}/${change.page}`}>{change.summary}</Link>
              )}
            </p>
            <p className="pl-meta">
              {change.actor_name}, {shortDateAndTime(change.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
