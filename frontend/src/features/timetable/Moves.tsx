import { Notice } from "../../ui/Notice";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { plan } from "./enPlan";
import { words } from "./en";
import type { PlanChange } from "./queries";

const text = plan.moves;

type Row = PlanChange["moves"][number];

function MovesTable({ rows, caption }: { rows: Row[]; caption: string }) {
  return (
    <Table caption={caption} columns={text.columns}>
      {rows.map((row) => (
        <tr key={row.code}>
          <td data-h={text.columns.week}>{row.week}</td>
          <th scope="row">{row.title}</th>
          <td data-h={text.columns.who}>{words.sides[row.party]}</td>
          <td data-h={text.columns.from}>{row.previous.words}</td>
          <td data-h={text.columns.to}>
            <b>{row.due.words}</b>
            {row.warnings.map((warning) => (
              <span className="pl-block" key={warning}>
                <StatusText tone="warn" wrap>
                  {warning}
                </StatusText>
              </span>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What a change of the plan would move, from which date to which, before anything is saved. */
export function Moves({ change }: { change: PlanChange }) {
  const milestones = change.moves.filter((row) => row.milestone);
  const others = change.moves.filter((row) => !row.milestone);
  return (
    <>
      <p>
        {text.notYet} {change.stays > 0 ? text.stays(change.stays) : null}
      </p>
      {change.moves.length === 0 ? <p>{text.none}</p> : null}
      {milestones.length > 0 ? <MovesTable rows={milestones} caption={text.caption} /> : null}
      {others.length > 0 ? (
        <details className="ds_details">
          <summary className="ds_details__summary">{text.others(others.length)}</summary>
          <div className="ds_details__text">
            <MovesTable rows={others} caption={text.othersCaption} />
          </div>
        </details>
      ) : null}
      {change.warnings.length > 0 ? (
        <Notice title={text.look}>
          <ul>
            {change.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
