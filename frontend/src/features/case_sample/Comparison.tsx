import { Table } from "../../ui/Table";
import { findingOf, groupOf } from "./counting";
import { words } from "./en";
import type { Stratum } from "./queries";

const text = words.compare;

/** Two bars over one another; the table says the same in figures. */
function Bars({ row }: { row: Stratum }) {
  return (
    <svg className="pl-bars" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="pl-bars__here" x="0" y="0" width={row.sample_share} height="5" />
      <rect className="pl-bars__national" x="0" y="6" width={row.population_share} height="4" />
    </svg>
  );
}

/** Whether the sample is like the list: the finding in words, then each group in both. */
export function Comparison({ allocation, heading }: { allocation: Stratum[]; heading: string }) {
  return (
    <section aria-label={heading} className="pl-mb6">
      <h3>{heading}</h3>
      <p>{findingOf(allocation)}</p>
      <Table caption={text.caption} columns={text.heads}>
        {allocation.map((row) => (
          <tr key={row.values.join("\t")}>
            <th scope="row" data-h={text.heads.group}>
              {groupOf(row.values)}
            </th>
            <td data-h={text.heads.list}>{text.share(row.population, row.population_share)}</td>
            <td data-h={text.heads.sample}>{text.share(row.size, row.sample_share)}</td>
            <td data-h={text.heads.bars}>
              <Bars row={row} />
            </td>
          </tr>
        ))}
      </Table>
      <p className="pl-meta">{text.bars}</p>
    </section>
  );
}
