import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { shortDateAndTime } from "../../lib/dates";
import { words } from "./en";
import { history } from "./enHistory";
import { years } from "./enYears";
import { permittedAt } from "./permitted";
import { historyPath, slugOf, yearsPath, type Place } from "./place";
import { selfEvaluation } from "./queries";

interface PartHead {
  code: string;
  written_by: string | null;
  written_at: string | null;
}

/** Who wrote last, and the way to what stood there before, in this self-evaluation and in an earlier one. */
export function Written({ place, part }: { place: Place; part: PartHead }) {
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const compares = permittedAt(place, whole.permitted_actions, "list_earlier_self_evaluations")?.allowed;
  return (
    <p className="pl-meta">
      {part.written_by && part.written_at ? (
        <>
          {words.section.written(part.written_by, shortDateAndTime(part.written_at))}
          <br />
          <Link to={historyPath(place, part.code)}>{history.link}</Link>
          <br />
        </>
      ) : null}
      {compares ? (
        <Link to={yearsPath(place)} search={{ part: slugOf(part.code) }}>
          {years.linkPart}
        </Link>
      ) : null}
    </p>
  );
}
