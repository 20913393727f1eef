import { Link } from "@tanstack/react-router";
import { daysLeftInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { MyQuestion } from "./queries";

/** For the home page: the questions that wait for this person, in all inspections. */
export function WaitingQuestions({ rows }: { rows: MyQuestion[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="pl-mt6" aria-labelledby="waiting-questions">
      <h2 id="waiting-questions">{words.home.title}</h2>
      <ul className="pl-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="pl-bar pl-bar--between">
              <h3>
                <Link to={paths.questions(row.inspection_id)} hash={row.reference}>
                  {row.reference} {row.title}
                </Link>
              </h3>
              {row.days_left === null ? null : (
                <StatusText tone={row.overdue ? "bad" : row.days_left <= 2 ? "warn" : "none"}>
                  {daysLeftInWords(row.days_left)}
                </StatusText>
              )}
            </div>
            <p className="pl-meta">
              {row.council} {row.inspection_reference}. {row.due ? words.due(row.due.words) : words.noDue}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
