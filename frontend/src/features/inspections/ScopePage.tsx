import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { methodology, type Indicator } from "../methodology/queries";
import { AddFurther } from "./AddFurther";
import { scope as text } from "./enScope";
import { furtherIndicators, removeFurtherIndicator, scopeKey, type FurtherIndicator } from "./scopeQueries";
import { useInspection } from "./useInspection";

function InFocus({ rows }: { rows: Indicator[] }) {
  return (
    <Table caption={text.caption} columns={text.columns}>
      {rows.map((row) => (
        <tr key={row.code}>
          <th scope="row">
            {row.code} {row.title}
          </th>
          <td data-h={text.columns.report}>{row.evaluated ? text.both : text.comment}</td>
        </tr>
      ))}
    </Table>
  );
}

interface RowProps {
  inspection: string;
  row: FurtherIndicator;
  /** Whoever may add one may take it out again: the service asks the same of both. */
  permission: Permission | undefined;
  onRemoved: () => Promise<void>;
}

function Further({ inspection, row, permission, onRemoved }: RowProps) {
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct();
  const remove = () =>
    act(async () => {
      await removeFurtherIndicator(inspection, row.indicator);
      await onRemoved();
    });
  return (
    <li>
      <h3>
        {row.indicator} {row.title}
      </h3>
      <p className="pl-prewrap pl-measure">{row.reason_for_council}</p>
      {row.internal_reason === null ? null : (
        <div className="pl-panel pl-panel--plain pl-mt2">
          <AudienceLabel audience="inspectorate" />
          <p className="pl-prewrap pl-measure">
            <b>{text.internalTold}:</b> {row.internal_reason}
          </p>
        </div>
      )}
      <p className="pl-meta">{text.added(dateInWords(row.added_at))}</p>
      <ErrorSummary messages={messages} />
      {asking ? (
        <Confirm
          title={text.removeTitle(row.indicator)}
          yes={text.removeYes}
          no={text.removeNo}
          busy={busy}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        >
          <p>{text.removeBody}</p>
        </Confirm>
      ) : permission?.allowed ? (
        <Button secondary small onClick={() => setAsking(true)}>
          {text.remove(row.indicator)}
        </Button>
      ) : null}
    </li>
  );
}

/** What the inspection looks at, for both sides; the lead adds to it, with a reason for each side (R11, R13, R14). */
export default function ScopePage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const method = useSuspenseQuery(methodology(inspection.methodology.id)).data.document;
  const { data: further } = useSuspenseQuery(furtherIndicators(id));
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const focus = method.indicators.filter((row) => row.in_focus);
  const taken = new Set([...focus.map((row) => row.code), ...further.map((row) => row.indicator)]);
  const permission = permissionFor(inspection.permitted_actions, "add_further_indicator");
  const again = async () => {
    await queries.invalidateQueries({ queryKey: scopeKey(id) });
    await queries.invalidateQueries({ queryKey: ["evaluations", id] });
  };
  return (
    <>
      <PageHead title={text.title} lede={text.lede(focus.length, focus.filter((row) => row.evaluated).length)}>
        <AudienceLabel audience="both" />
      </PageHead>
      <div className="pl-grid">
        <div className="pl-c7">
          <InFocus rows={focus} />
        </div>
        <section className="pl-c5" aria-labelledby="further">
          <h2 id="further">{text.further}</h2>
          {further.length === 0 ? <p>{text.none}</p> : null}
          <ul className="pl-rows pl-mb4">
            {further.map((row) => (
              <Further key={row.indicator} inspection={id} row={row} permission={permission} onRemoved={again} />
            ))}
          </ul>
          {adding ? (
            <AddFurther
              inspection={id}
              choices={method.indicators.filter((row) => !taken.has(row.code))}
              onAdded={again}
              onClose={() => setAdding(false)}
            />
          ) : permission ? (
            <Button secondary permission={permission} onClick={() => setAdding(true)}>
              {text.add}
            </Button>
          ) : null}
        </section>
      </div>
    </>
  );
}
