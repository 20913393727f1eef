import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { StatusText } from "../../ui/StatusText";
import { useSeen } from "../../ui/useSeen";
import { roles, words } from "./en";
import { invitations, withdrawInvitation, type Invitation } from "./queries";

const text = words.invitations;

const nameOf = (row: Invitation): string => row.name ?? row.email ?? text.naming;

function Line({ row, children }: { row: Invitation; children?: React.ReactNode }) {
  return (
    <li className="pl-bar pl-bar--between">
      <span>
        {nameOf(row)}, {roles[row.role ?? ""] ?? row.role}
        {row.deputy ? `, ${words.deputy}` : ""}
        <span className="pl-meta pl-block">{text.by(row.invited_by, deadlineInWords(row.expires_at))}</span>
      </span>
      <span className="pl-bar pl-gap2">
        <StatusText tone={row.state === "used" ? "ok" : row.state === "open" ? "go" : "none"}>
          {text.states[row.state]}
        </StatusText>
        {children}
      </span>
    </li>
  );
}

/** The links that are out, and what became of the others. An open one can be made useless at once. */
export function Invitations({ inspection }: { inspection: string }) {
  const { block, seen } = useSeen<HTMLDivElement>();
  const { data } = useQuery({ ...invitations(inspection), throwOnError: false, enabled: seen });
  const [asked, setAsked] = useState<Invitation | null>(null);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  if (!data) return <div ref={block} />;
  if (data.length === 0) return null;
  const open = data.filter((row) => row.state === "open");
  const settled = data.filter((row) => row.state !== "open");

  const withdraw = (row: Invitation) =>
    void act(async () => {
      await withdrawInvitation(inspection, row.id);
      setAsked(null);
      await queries.invalidateQueries({ queryKey: ["people", inspection, "invitations"] });
    });

  return (
    <section className="pl-mb6" aria-labelledby="invitations">
      <h2 id="invitations">{text.title}</h2>
      <ErrorSummary messages={messages} />
      {asked ? (
        <Confirm
          title={text.withdrawTitle(nameOf(asked))}
          yes={text.withdraw}
          no={text.keep}
          busy={busy}
          onYes={() => withdraw(asked)}
          onNo={() => setAsked(null)}
        >
          <p>{text.withdrawBody}</p>
        </Confirm>
      ) : null}
      <h3>{text.outstanding}</h3>
      {open.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows">
        {open.map((row) => (
          <Line key={row.id} row={row}>
            <Button secondary small onClick={() => setAsked(row)}>
              {text.withdraw}
              <span className="visually-hidden"> {nameOf(row)}</span>
            </Button>
          </Line>
        ))}
      </ul>
      {settled.length > 0 ? (
        <details className="ds_details">
          <summary className="ds_details__summary">{text.settled}</summary>
          <ul className="pl-rows ds_details__text">
            {settled.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
