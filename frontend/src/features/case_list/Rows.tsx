import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { Button } from "../../ui/Button";
import { Table } from "../../ui/Table";
import { valueInWords } from "./counting";
import { words } from "./en";
import { caseRows, type CaseRow, type Column } from "./queries";

const text = words.rows;

function Rest({ row, columns }: { row: CaseRow; columns: Column[] }) {
  const given = columns.filter((column) => row.values[column.code] !== undefined);
  if (given.length === 0) return null;
  return (
    <details>
      <summary>
        {text.rest}
        <span className="visually-hidden"> {row.case_ref}</span>
      </summary>
      <dl className="pl-dl">
        {given.map((column) => (
          <Fragment key={column.code}>
            <dt>{column.title}</dt>
            <dd>{valueInWords(column, row.values[column.code])}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** The cases page by page: what every case has in columns, and the rest folded away. */
export function Rows({ inspection, id, columns }: { inspection: string; id: string; columns: Column[] }) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(caseRows(inspection, id));
  const shown = columns.filter((column) => column.required);
  const others = columns.filter((column) => !column.required);
  const heads = Object.fromEntries([
    ["row", text.row],
    ...shown.map((column) => [column.code, column.title]),
    ["rest", text.rest],
  ]) as Record<string, string>;
  return (
    <>
      <p>{text.lede}</p>
      <Table caption={text.caption} columns={heads}>
        {data.pages
          .flatMap((page) => page.items)
          .map((row) => (
            <tr key={row.row}>
              <th scope="row" data-h={text.row}>
                {row.row}
              </th>
              {shown.map((column) => (
                <td key={column.code} data-h={column.title} className="pl-anywhere">
                  {valueInWords(column, row.values[column.code])}
                </td>
              ))}
              <td data-h={text.rest}>
                <Rest row={row} columns={others} />
              </td>
            </tr>
          ))}
      </Table>
      {hasNextPage ? (
        <Button secondary busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      ) : null}
    </>
  );
}
