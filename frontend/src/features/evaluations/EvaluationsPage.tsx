import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords, shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { ScaleLine } from "../../ui/EvaluationPicker";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { words } from "./en";
import { lacking, progressOf } from "./progress";
import { approveEvaluations, evaluations, type Evaluation, type Evaluations } from "./queries";

function State({ row }: { row: Evaluation }) {
  const narrative = row.narrative.trim() ? null : <StatusText tone="warn">{words.noNarrative}</StatusText>;
  if (!row.evaluated) return narrative ?? <StatusText tone="ok">{words.written}</StatusText>;
  if (row.value === null) return <StatusText tone="none">{words.notYet}</StatusText>;
  return (
    <>
      <b>
        {row.value} {row.label}
      </b>{" "}
      {narrative}
    </>
  );
}

function EvaluationsTable({ inspection, rows, points }: { inspection: string; rows: Evaluation[]; points: number[] }) {
  return (
    <Table caption={words.table} columns={words.columns}>
      {rows.map((row) => (
        <tr key={row.indicator}>
          <th scope="row">
            <Link className="pl-target" to={paths.evaluation(inspection, row.indicator)}>
              {row.indicator} {row.title}
            </Link>
          </th>
          <td data-h={words.columns.evaluation}>
            <State row={row} />
          </td>
          <td>
            {row.evaluated ? (
              row.value === null ? null : (
                <ScaleLine value={row.value} points={points} />
              )
            ) : (
              <span className="pl-meta">{words.narrativeOnly}</span>
            )}
          </td>
          <td data-h={words.columns.recorded}>
            {row.recorded_at && row.recorded_by ? words.by(row.recorded_by, shortDateAndTime(row.recorded_at)) : "–"}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Approval({ inspection, data }: { inspection: string; data: Evaluations }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const permission = permissionFor(data.permitted_actions, "approve_evaluations");
  const approve = () =>
    act(async () => {
      await approveEvaluations(inspection, data.sha256 ?? "");
      await queries.invalidateQueries({ queryKey: ["evaluations", inspection] });
      await queries.invalidateQueries({ queryKey: ["reports", inspection] });
    }).then(() => setAsking(false));
  const approved = data.approved_by && data.approved_at;
  return (
    <section className="pl-section" aria-labelledby="approval">
      <h2 id="approval">{words.approval}</h2>
      <p className="pl-measure">{words.approvalLede}</p>
      <ErrorSummary messages={messages} />
      <p role="status">
        {data.approved_by && data.approved_at ? (
          <StatusText tone="ok">{words.approved(data.approved_by, dateInWords(data.approved_at))}</StatusText>
        ) : (
          <StatusText tone="none">{words.notApproved}</StatusText>
        )}
      </p>
      {asking ? (
        <Confirm
          title={words.approveTitle}
          yes={words.approveYes}
          onYes={() => void approve()}
          onNo={() => setAsking(false)}
          busy={busy}
        >
          <p>{words.approveBody}</p>
        </Confirm>
      ) : permission && !approved ? (
        <Button permission={permission} onClick={() => setAsking(true)}>
          {words.approve}
        </Button>
      ) : null}
    </section>
  );
}

export default function EvaluationsPage() {
  const id = useParam("id");
  const { methodology: pinned } = useInspection(id);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const { data } = useSuspenseQuery(evaluations(id));
  const { all, evaluated, narratives, values } = progressOf(data.items);
  const missing = lacking(data.items);
  return (
    <>
      <PageHead title={words.title} lede={words.lede(method.indicators.filter((row) => row.evaluated).length)}>
        <AudienceLabel audience="inspectorate" words={words.audience} />
      </PageHead>
      {data.items.length === 0 ? (
        <Notice>
          <p>{words.council}</p>
        </Notice>
      ) : (
        <>
          <p className="pl-measure">
            <b>{words.progress(narratives, all, values, evaluated)}</b>{" "}
            {missing.length > 0 ? words.missing(missing) : words.complete}
          </p>
          <EvaluationsTable
            inspection={id}
            rows={data.items}
            points={method.scale.points.map((point) => point.value).sort()}
          />
          <Approval inspection={id} data={data} />
        </>
      )}
      {data.items.length === 0 && data.published.length > 0 ? (
        <section aria-labelledby="published">
          <h2 id="published">{words.published}</h2>
          <ul>
            {data.published.map((row) => (
              <li key={row.indicator}>
                {row.indicator} {row.title}: <b>{`${row.value} ${row.label}`}</b>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
