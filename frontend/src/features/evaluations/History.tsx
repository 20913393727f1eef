import { useQuery } from "@tanstack/react-query";
import { shortDateAndTime } from "../../lib/dates";
import { Diff } from "../../ui/Diff";
import { words } from "./en";
import { evaluationHistory, type Evaluation } from "./queries";

function Changed({ from, to }: { from: Evaluation; to: Evaluation }) {
  const parts = [
    [words.rationale, from.rationale, to.rationale],
    [words.narrative, from.narrative, to.narrative],
  ].filter(([, before, after]) => before !== after);
  if (parts.length === 0) return null;
  return (
    <details className="ds_details">
      <summary className="ds_details__summary">
        {words.changed}
        <span className="visually-hidden"> {words.version(to.version)}</span>
      </summary>
      <div className="ds_details__text">
        {parts.map(([title = "", before = "", after = ""]) => (
          <div key={title}>
            <p className="pl-w5 pl-m0">{title}</p>
            <Diff from={before} to={after} />
          </div>
        ))}
      </div>
    </details>
  );
}

/** Nothing is overwritten: every version stands with who recorded it, when, why and what it changed. */
export function History({ inspection, indicator }: { inspection: string; indicator: string }) {
  const { data } = useQuery({ ...evaluationHistory(inspection, indicator), throwOnError: false });
  if (!data) return null;
  return (
    <section aria-labelledby="history">
      <h2 className="pl-h3" id="history">
        {words.history}
      </h2>
      <ol className="pl-rows">
        {data.items.map((row, at) => {
          const before = data.items[at + 1];
          return (
            <li key={row.version}>
              <p>
                <b>{words.version(row.version)}</b>
                {`: ${row.value === null ? words.narrativeOnly : `${row.value} ${row.label}`}`}
              </p>
              {row.reason ? <p>{words.because(row.reason)}</p> : null}
              <p className="pl-meta">
                {row.recorded_by}, {row.recorded_at ? shortDateAndTime(row.recorded_at) : ""}
              </p>
              {before ? <Changed from={before} to={row} /> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
