import { Link } from "@tanstack/react-router";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { saveFile } from "../../lib/saveFile";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Folded } from "../../ui/Folded";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { words } from "./en";
import { template, type CaseList, type Column } from "./queries";

const text = words.asked;

function choicesOf(column: Column): string {
  return column.choices
    .map((choice) => {
      const since = choice.valid_from ? text.since(choice.valid_from) : "";
      const until = choice.valid_until ? text.until(choice.valid_until) : "";
      return `${choice.value}${since}${until}${choice.to_be_confirmed ? text.unverified : ""}`;
    })
    .join("; ");
}

function Columns({ columns }: { columns: Column[] }) {
  return (
    <Table caption={text.caption} columns={text.heads}>
      {columns.map((column) => (
        <tr key={column.code}>
          <th scope="row" data-h={text.heads.column}>
            {column.title}
            <span className="pl-meta pl-block pl-anywhere">{column.code}</span>
            {column.required ? <span className="pl-meta pl-block">{text.needed}</span> : null}
          </th>
          <td data-h={text.heads.how}>{column.how}</td>
          <td data-h={text.heads.choices}>{choicesOf(column)}</td>
          <td data-h={text.heads.note}>
            {column.guidance} {column.worked_out_from ? text.workedOut : null}
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface Props {
  inspection: string;
  data: CaseList;
  readsAgreement: boolean;
}

/** Which orders, as at which day, in which columns, and the seal by which nobody can choose the sample. */
export function Asked({ inspection, data, readsAgreement }: Props) {
  const { act, busy, messages } = useAct();
  const { request } = data;
  const take = (format: "xlsx" | "csv") =>
    void act(async () => saveFile(await template(inspection, format), `case-list-template.${format}`));
  return (
    <section className="pl-mb6" aria-labelledby="asked">
      <h2 id="asked">{text.title}</h2>
      {request ? null : <p>{text.nothing}</p>}
      <dl className="pl-dl">
        {request ? (
          <>
            <dt>{text.census}</dt>
            <dd>{dateInWords(request.census_on)}</dd>
            <dt>{text.by}</dt>
            <dd>{text.byWhom(request.requested_by, request.requested_at)}</dd>
            {request.reason ? (
              <>
                <dt>{text.again}</dt>
                <dd className="pl-prewrap">{request.reason}</dd>
              </>
            ) : null}
          </>
        ) : null}
        <dt>{text.window}</dt>
        <dd>
          {data.window} {request ? text.from(request.window_from) : null}
        </dd>
        <dt>{text.agreement}</dt>
        <dd>
          <StatusText tone={data.agreed ? "ok" : "warn"}>{data.agreed ? words.agreed : words.notAgreed}</StatusText>{" "}
          {readsAgreement ? <Link to={paths.caseDataAgreement(inspection)}>{words.agreement}</Link> : null}
        </dd>
      </dl>
      <h3>{text.template}</h3>
      <ErrorSummary messages={messages} />
      <div className="pl-bar pl-mb4">
        <Button secondary small busy={busy} onClick={() => take("xlsx")}>
          {text.workbook}
        </Button>
        <Button secondary small busy={busy} onClick={() => take("csv")}>
          {text.csv}
        </Button>
      </div>
      <Folded title={text.columns(data.columns.length)}>
        <Columns columns={data.columns} />
      </Folded>
      {request ? (
        <Folded title={text.commitment}>
          <p className="pl-measure">{text.commitmentBody}</p>
          <p className="pl-anywhere">
            <code>{request.commitment}</code>
          </p>
        </Folded>
      ) : null}
    </section>
  );
}
