import { useQuery } from "@tanstack/react-query";
import { shortDateAndTime } from "../../lib/dates";
import { words } from "./en";
import { evaluationHistory } from "./queries";

/** Nothing is overwritten: every version stands with who recorded it, when and why. */
export function History({ inspection, indicator }: { inspection: string; indicator: string }) {
  const { data } = useQuery(evaluationHistory(inspection, indicator));
  if (!data) return null;
  return (
    <section aria-labelledby="history">
      <h2 className="pl-h3" id="history">
        {words.history}
      </h2>
      <ol className="pl-rows">
        {data.items.map((row) => (
          <li key={row.version}>
            <p>
              <b>
                {words.version(row.version, row.value === null ? words.narrativeOnly : `${row.value} ${row.label}`)}
              </b>
            </p>
            {row.reason ? <p>{row.reason}</p> : null}
            <p className="pl-meta">
              {row.recorded_by}, {row.recorded_at ? shortDateAndTime(row.recorded_at) : ""}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
