import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm as Question } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { BasisRead } from "./Basis";
import { words as text } from "./en";
import { Propose } from "./Propose";
import {
  agreement,
  agreementKey,
  agreementVersions,
  confirm,
  type Agreement,
  type AgreementVersion,
  type Matter,
} from "./queries";

function Version({ row }: { row: AgreementVersion }) {
  const other = row.proposed_side === "council" ? "inspectorate" : "council";
  return (
    <>
      {row.case_data ? <BasisRead row={row.case_data} /> : null}
      <p className="pl-prewrap pl-measure">{row.arrangements || text.noArrangements}</p>
      <p className="pl-meta">{text.proposed(row.proposed_side, row.proposed_by, shortDateAndTime(row.proposed_at))}</p>
      {row.confirmed_by && row.confirmed_at ? (
        <p className="pl-meta">{text.agreed(other, row.confirmed_by, shortDateAndTime(row.confirmed_at))}</p>
      ) : null}
    </>
  );
}

interface Props {
  inspection: string;
  data: Agreement;
  onChanged: () => Promise<void>;
}

function Waiting({ inspection, data, onChanged }: Props) {
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct();
  const { newest } = data;
  if (!newest || newest.confirmed_at) return null;
  const permission = permissionFor(data.permitted_actions, "confirm_agreement");
  const agree = () =>
    act(async () => {
      await confirm(inspection, data.matter, newest.version);
      await onChanged();
    }).finally(() => setAsking(false));
  return (
    <section className="pl-mb6" aria-labelledby="waiting">
      <p>
        <StatusText tone="warn">{text.waiting}</StatusText>
      </p>
      <h2 id="waiting">{text.routes[newest.route]}</h2>
      <Version row={newest} />
      {data.standing ? <p>{text.stillStands}</p> : null}
      <ErrorSummary messages={messages} />
      {asking ? (
        <Question
          title={text.confirmTitle}
          yes={text.yes}
          no={text.no}
          busy={busy}
          onYes={() => void agree()}
          onNo={() => setAsking(false)}
        >
          <p>{text.confirmBody}</p>
        </Question>
      ) : permission ? (
        <Button permission={permission} onClick={() => setAsking(true)}>
          {text.confirm}
        </Button>
      ) : null}
    </section>
  );
}

function Earlier({ inspection, matter, newest }: { inspection: string; matter: Matter; newest: AgreementVersion }) {
  const versions = agreementVersions(inspection, matter);
  const { data } = useQuery({ ...versions, enabled: newest.version > 1, throwOnError: false });
  const earlier = data?.filter((row) => row.version < newest.version) ?? [];
  if (earlier.length === 0) return null;
  return (
    <details className="ds_details pl-mt6">
      <summary className="ds_details__summary">{text.earlier(earlier.length)}</summary>
      <div className="ds_details__text">
        {earlier.map((row) => (
          <section key={row.version} aria-label={text.version(row.version, text.routes[row.route])}>
            <h3>{text.version(row.version, text.routes[row.route])}</h3>
            <Version row={row} />
          </section>
        ))}
      </div>
    </details>
  );
}

/** R48, R156: both sides see what they agreed on, who said so and when; either proposes, and the other agrees. */
export function Agreed({ inspection: id, matter }: { inspection: string; matter: Matter }) {
  const own = text.matters[matter];
  const { data, etag } = useSuspenseQuery({ ...agreement(id, matter), refetchOnWindowFocus: false }).data;
  const [proposing, setProposing] = useState(false);
  const queries = useQueryClient();
  const again = async () => {
    await queries.invalidateQueries({ queryKey: agreementKey(id, matter) });
    await queries.invalidateQueries({ queryKey: ["timetable", id] });
  };
  const permission = permissionFor(data.permitted_actions, "propose_agreement");
  return (
    <>
      <PageHead title={own.title} lede={own.lede}>
        <div className="pl-bar">
          <AudienceLabel audience="both" />
          <Button secondary small onClick={() => window.print()}>
            {text.print}
          </Button>
        </div>
      </PageHead>
      {data.newest ? null : (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      )}
      <Waiting inspection={id} data={data} onChanged={again} />
      {data.standing ? (
        <section className="pl-mb6" aria-labelledby="standing">
          <p>
            <StatusText tone="ok">{text.standing}</StatusText>
          </p>
          <h2 id="standing">{text.routes[data.standing.route]}</h2>
          <Version row={data.standing} />
        </section>
      ) : null}
      {proposing ? (
        <Propose inspection={id} data={data} etag={etag} onChanged={again} onClose={() => setProposing(false)} />
      ) : permission ? (
        <Button secondary permission={permission} onClick={() => setProposing(true)}>
          {data.newest ? text.change : own.propose}
        </Button>
      ) : null}
      {data.newest ? <Earlier inspection={id} matter={matter} newest={data.newest} /> : null}
    </>
  );
}
