import { Fragment, useState } from "react";
import { weekInWords } from "../../lib/dates";
import { words } from "./en";
import { MilestoneMoves } from "./MilestoneMoves";
import type { Milestone, PlanShift } from "./queries";
import { StateText } from "./TaskLine";
import { WasNow } from "./WasNow";
import { StatusText } from "../../ui/StatusText";

const COLUMNS = Object.values(words.columns);

/** Every milestone in order; opened, a row tells how it moved and lets the lead move it. */
export function MilestoneTable({
  inspection,
  rows,
  shifts,
}: {
  inspection: string;
  rows: Milestone[];
  shifts: PlanShift[];
}) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{words.tableCaption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.code}>
            <tr>
              <td data-h={words.columns.week}>{row.week}</td>
              <td data-h={words.columns.date}>
                {row.due ? <WasNow row={row} /> : weekInWords(row.week_begins_on)}
                {row.warnings.map((warning) => (
                  <span className="pl-block" key={warning}>
                    <StatusText tone="warn" wrap>
                      {warning}
                    </StatusText>
                  </span>
                ))}
              </td>
              <td data-h={words.columns.who}>{words.sides[row.party]}</td>
              <th scope="row">
                {row.title}{" "}
                {row.due ? (
                  <button
                    type="button"
                    className="pl-linkbutton pl-linkbutton--blue"
                    aria-expanded={open === row.code}
                    onClick={() => setOpen(open === row.code ? null : row.code)}
                  >
                    {row.revised ? words.history : words.revise}
                    <span className="visually-hidden">: {row.title}</span>
                  </button>
                ) : null}
              </th>
              <td data-h={words.columns.state}>
                <StateText row={row} />
              </td>
            </tr>
            {open === row.code ? (
              <tr>
                <td colSpan={COLUMNS.length}>
                  <MilestoneMoves
                    inspection={inspection}
                    code={row.code}
                    shifts={shifts}
                    onDone={() => setOpen(null)}
                  />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
