import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { useInspection } from "../inspections/useInspection";
import { roles, words } from "./en";
import { InviteForm } from "./InviteForm";
import { LetterLink } from "./LetterLink";
import { contacts, endMembership, invitations, members, type Member } from "./queries";

function Side({ side, rows, onEnd }: { side: Member["side"]; rows: Member[]; onEnd: (id: string) => void }) {
  return (
    <section className="pl-mb6" aria-labelledby={side}>
      <h2 id={side}>{words.sides[side]}</h2>
      {rows.length === 0 ? <p>{words.none}</p> : null}
      <ul className="pl-rows">
        {rows.map((row) => (
          <li className="pl-bar pl-bar--between" key={row.id}>
            <div>
              <p>
                <b>{row.name}</b>
                {row.post ? `, ${row.post}` : ""}
              </p>
              <p className="pl-meta">
                {roles[row.role] ?? row.role}
                {row.deputy ? `, ${words.deputy}` : ""}
                {row.email ? `, ${row.email}` : ""}
              </p>
            </div>
            {permissionFor(row.permitted_actions, "end_membership")?.allowed ? (
              <Button secondary small onClick={() => onEnd(row.id)}>
                {words.end}
                <span className="visually-hidden"> {row.name}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contacts({ id }: { id: string }) {
  const { data } = useQuery({ ...contacts(id), throwOnError: false });
  if (!data || data.length === 0) return null;
  return (
    <section className="pl-mb6" aria-labelledby="contacts">
      <h2 id="contacts">{words.contacts}</h2>
      <ul className="pl-rows">
        {data.map((row) => (
          <li key={row.id}>
            <p>
              <b>{row.designation}</b>
              {row.name ? `, ${row.name}` : ""}
            </p>
            <p className="pl-meta">{[row.telephone, row.email, row.hours].filter(Boolean).join(", ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invitations({ id }: { id: string }) {
  const { data } = useQuery({ ...invitations(id), throwOnError: false });
  if (!data || data.length === 0) return null;
  return (
    <section className="pl-mb6" aria-labelledby="invitations">
      <h2 id="invitations">{words.invitations}</h2>
      <ul className="pl-rows">
        {data.map((row) => (
          <li className="pl-bar pl-bar--between" key={row.id}>
            <span>
              {row.name ?? row.email}, {roles[row.role ?? ""] ?? row.role}
              <span className="pl-meta pl-block">{words.until(deadlineInWords(row.expires_at))}</span>
            </span>
            <StatusText tone={row.state === "used" ? "ok" : row.state === "open" ? "go" : "none"}>
              {words.states[row.state]}
            </StatusText>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function PeoplePage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: rows } = useSuspenseQuery(members(id));
  const queries = useQueryClient();
  const { act, messages } = useAct();
  const again = () => queries.invalidateQueries({ queryKey: ["people", id] });
  const end = (member: string) =>
    void act(async () => {
      await endMembership(id, member);
      await again();
    });
  const mayInvite = permissionFor(inspection.permitted_actions, "invite");
  const mayLetter = permissionFor(inspection.permitted_actions, "invite_naming_of_coordinator");
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <ErrorSummary messages={messages} />
      <div className="pl-grid">
        <div className="pl-c7">
          <Side side="inspectorate" rows={rows.filter((row) => row.side === "inspectorate")} onEnd={end} />
          <Side side="council" rows={rows.filter((row) => row.side === "council")} onEnd={end} />
        </div>
        <div className="pl-c5">
          <Contacts id={id} />
          <Invitations id={id} />
          {mayInvite?.allowed ? <InviteForm inspection={id} onMade={() => void again()} /> : null}
          {mayLetter?.allowed ? <LetterLink inspection={id} /> : null}
        </div>
      </div>
    </>
  );
}
