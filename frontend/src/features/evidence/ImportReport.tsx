import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { sizeInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { StatusText } from "../../ui/StatusText";
import { words as listWords } from "./en";
import { importWords as words } from "./enImport";
import type { EvidenceImport } from "./queries";

type Row = EvidenceImport["rows"][number];

function Result({ inspection, row }: { inspection: string; row: Row }) {
  if (row.reference) {
    return <Link to={paths.evidenceItem(inspection, row.reference)}>{words.imported(row.reference)}</Link>;
  }
  return (
    <>
      {row.problems.length === 0 ? <StatusText tone="ok">{words.ready}</StatusText> : null}
      <ul className="pl-plain">
        {row.problems.map((problem) => (
          <li key={problem.column + problem.code}>
            <StatusText tone="bad" wrap>
              {words.column(problem.column)}
              {problem.detail}
            </StatusText>
          </li>
        ))}
        {row.remarks.map((remark) => (
          <li key={remark}>
            <StatusText tone="warn" wrap>
              {remark}
            </StatusText>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What each row would do, or has done, by the row's number in the spreadsheet. */
export function ImportReport({ inspection, report }: { inspection: string; report: EvidenceImport }) {
  const bad = report.rows.filter((row) => row.problems.length > 0);
  const [onlyBad, setOnlyBad] = useState(bad.length > 0);
  const shown = onlyBad ? bad : report.rows;
  return (
    <>
      {report.files_left_over.length > 0 ? (
        <Notice kind="warn">
          <p>{words.leftOver(report.files_left_over.length)}</p>
          <ul>
            {report.files_left_over.slice(0, 20).map((name) => (
              <li key={name} className="pl-anywhere">
                {name}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {bad.length > 0 && bad.length < report.rows.length ? (
        <Button secondary small onClick={() => setOnlyBad(!onlyBad)}>
          {onlyBad ? words.allRows : words.onlyBad}
        </Button>
      ) : null}
      <table className="ds_table pl-cards pl-mt4">
        <caption className="visually-hidden">{words.table}</caption>
        <thead>
          <tr>
            {Object.values(words.headings).map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.row}>
              <th scope="row">{row.row}</th>
              <td data-h={words.headings.item} className="pl-anywhere">
                {row.title}
              </td>
              <td data-h={words.headings.file} className="pl-anywhere">
                {row.file || (row.kind && row.kind !== "file" ? listWords.forms[row.kind] : "")}{" "}
                {row.size === null ? null : <span className="pl-meta">{sizeInWords(row.size)}</span>}
              </td>
              <td data-h={words.headings.state}>
                <Result inspection={inspection} row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
