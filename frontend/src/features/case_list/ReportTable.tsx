import type { Permission } from "../../ui/Button";
import { Folded } from "../../ui/Folded";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { faults, words } from "./en";
import { confirmValue, type Column, type Problem, type Report } from "./queries";
import { WithReason } from "./WithReason";

const text = words.report;

export interface Confirming {
  inspection: string;
  list: string;
  permission: Permission;
  onConfirmed: () => Promise<void>;
}

function Harmless({ confirming, fingerprint }: { confirming: Confirming; fingerprint: string }) {
  const { inspection, list, permission, onConfirmed } = confirming;
  return (
    <div className="pl-mt2">
      <WithReason
        place={`${inspection}/case-list/harmless/${fingerprint}`}
        words={text.harmless}
        faults={faults}
        permission={permission}
        onSend={async (reason) => {
          await confirmValue(inspection, { list_id: list, fingerprint, reason });
          await onConfirmed();
        }}
      />
    </div>
  );
}

function Line({ problem, title, confirming }: { problem: Problem; title: string; confirming: Confirming | undefined }) {
  const row = problem.row === null ? text.list : text.row(problem.row);
  const place = problem.cell ? `${row}, ${problem.cell}` : row;
  return (
    <tr>
      <th scope="row" data-h={text.heads.place}>
        {place}
      </th>
      <td data-h={text.heads.column}>{title}</td>
      <td data-h={text.heads.what}>
        {problem.sentence}
        {problem.confirmed ? (
          <p>
            <StatusText tone="ok" wrap>
              {text.confirmed}
            </StatusText>
          </p>
        ) : problem.fingerprint && confirming ? (
          <Harmless confirming={confirming} fingerprint={problem.fingerprint} />
        ) : null}
      </td>
    </tr>
  );
}

interface Props {
  report: Report;
  columns: Column[];
  /** Given for a version that is kept, whose values can be confirmed to be harmless. */
  confirming?: Confirming | undefined;
}

/** How the file was read and everything that is to be put right; no value of the list stands in it. */
export function ReportTable({ report, columns, confirming }: Props) {
  const titles = new Map(columns.map((column) => [column.code, column.title]));
  const titleOf = (code: string | null) => (code ? (titles.get(code) ?? code) : "");
  const { reading } = report;
  const how = [
    reading.form ? (text.forms[reading.form] ?? reading.form) : null,
    reading.charset,
    reading.sheet ? text.sheet(reading.sheet) : null,
    reading.heading_row ? text.headings(reading.heading_row) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <p>
        {how.length > 0 ? text.read(how.join(", ")) : null} {text.numbers(report.cases_in_order, report.cases)}
      </p>
      {report.notices.length > 0 ? (
        <Folded title={text.notices(report.notices.length)}>
          <ul>
            {report.notices.map((notice) => (
              <li key={`${notice.row}${notice.code}`}>
                {notice.row === null ? null : `${text.row(notice.row)}: `}
                {notice.sentence}
              </li>
            ))}
          </ul>
        </Folded>
      ) : null}
      {report.problems.length > 0 ? (
        <Table caption={text.caption} columns={text.heads}>
          {report.problems.map((problem, at) => (
            <Line
              key={`${at}${problem.cell}${problem.code}${problem.fingerprint}`}
              problem={problem}
              title={titleOf(problem.column)}
              confirming={confirming}
            />
          ))}
        </Table>
      ) : null}
      <ul className="pl-plain">
        {report.kinds
          .filter((kind) => kind.count > kind.listed)
          .map((kind) => (
            <li key={`${kind.column}${kind.code}`}>{text.more(kind.count - kind.listed, titleOf(kind.column))}</li>
          ))}
      </ul>
    </>
  );
}
