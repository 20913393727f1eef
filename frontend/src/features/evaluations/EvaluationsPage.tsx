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
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { words } from "./en";
import { approveEvaluations, evaluations, type Evaluation } from "./queries";

function stateOf(row: Evaluation) {
  if (!row.evaluated) {
    return row.narrative ? (
      <StatusText tone="ok">{words.written}</StatusText>
    ) : (
      <StatusText tone="none">{words.narrativeOnly}</StatusText>
    );
  }
  return row.value === null ? (
    <StatusText tone="none">{words.notYet}</StatusText>
  ) : (
    <b>
      {row.value} {row.label}
    </b>
  );
}

function Table({ inspection, rows, points }: { inspection: string; rows: Evaluation[]; points: number[] }) {
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{words.table}</caption>
      <thead>
        <tr>
          {Object.values(words.columns).map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.indicator}>
            <th scope="row">
              <Link className="pl-target" to={paths.evaluation(inspection, row.indicator)}>
                {row.indicator} {row.title}
              </Link>
            </th>
            <td data-h={words.columns.evaluation}>{stateOf(row)}</td>
            <td>{row.value === null ? null : <ScaleLine value={row.value} points={points} />}</td>
            <td data-h={words.columns.recorded}>
              {row.recorded_at && row.recorded_by ? words.by(row.recorded_by, shortDateAndTime(row.recorded_at)) : "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export default function EvaluationsPage() {
  const id = useParam("id");
  const { methodology: pinned } = useInspection(id);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const { data } = useSuspenseQuery(evaluations(id));
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct();
  const permission = permissionFor(data.permitted_actions, "approve_evaluations");

  const approve = () =>
    act(async () => {
      await approveEvaluations(id, data.sha256 ?? "");
      await queries.invalidateQueries({ queryKey: ["evaluations", id] });
    }).then(() => setAsking(false));

  return (
    <>
      <PageHead title={words.title} lede={words.lede(data.items.filter((row) => row.evaluated).length)}>
        <AudienceLabel audience="inspectorate" words={words.audience} />
      </PageHead>
      <ErrorSummary messages={messages} />
      {data.items.length === 0 ? (
        <Notice>
          <p>{words.council}</p>
        </Notice>
      ) : (
        <Table inspection={id} rows={data.items} points={method.scale.points.map((point) => point.value).sort()} />
      )}
      {data.approved_by && data.approved_at ? (
        <p>
          <StatusText tone="ok">{words.approved(data.approved_by, dateInWords(data.approved_at))}</StatusText>
        </p>
      ) : null}
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
      ) : (
        permission && (
          <Button permission={permission} onClick={() => setAsking(true)}>
            {words.approve}
          </Button>
        )
      )}
    </>
  );
}
