import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { useSeen } from "../../ui/useSeen";
import { roles, words } from "./en";
import { endMembership, formerMembers, member as memberQuery, type Member } from "./queries";

const text = words.end;

const roleOf = (row: Member) => `${roles[row.role] ?? row.role}${row.deputy ? `, ${words.deputy}` : ""}`;

function Detail({ inspection, row, onEnded }: { inspection: string; row: Member; onEnded: () => void }) {
  const { data } = useQuery(memberQuery(inspection, row.id));
  const { act, busy, messages } = useAct();
  if (!data) return <Loading what="the details" />;
  const permission = permissionFor(data.data.permitted_actions, "end_membership");

  async function end(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = textOf(new FormData(event.currentTarget), `end_reason_${row.id}`);
    const ended = await act(() => endMembership(inspection, row.id, data?.etag ?? null, reason));
    if (ended) onEnded();
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mt3" onSubmit={(event) => void end(event)} noValidate>
      <p>{words.since(dateInWords(row.from_at))}</p>
      <ErrorSummary messages={messages} />
      {permission?.allowed ? (
        <>
          <p className="pl-meta">{text.body}</p>
          <TextArea name={`end_reason_${row.id}`} rows={2} label={text.reason} hint={text.reasonHint} />
        </>
      ) : null}
      {permission ? (
        <Button type="submit" secondary small busy={busy} permission={permission}>
          {text.button}
          <span className="visually-hidden"> {row.name}</span>
        </Button>
      ) : null}
    </form>
  );
}

function MemberLine({ inspection, row, onEnded }: { inspection: string; row: Member; onEnded: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className="pl-bar pl-bar--between">
        <div>
          <p>
            <b>{row.name}</b>
            {row.post ? `, ${row.post}` : ""}
          </p>
          <p className="pl-meta">
            {roleOf(row)}
            {row.email ? (
              <>
                , <a href={`mailto:${row.email}`}>{row.email}</a>
              </>
            ) : null}
          </p>
        </div>
        <button
          type="button"
          className="pl-linkbutton pl-linkbutton--blue"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? words.close : words.details}
          <span className="visually-hidden">: {row.name}</span>
        </button>
      </div>
      {open ? <Detail inspection={inspection} row={row} onEnded={onEnded} /> : null}
    </li>
  );
}

/** Who works in the inspection on one side; opened, a person shows since when, and who may take the role back can. */
export function Members({
  inspection,
  side,
  rows,
  onEnded,
}: {
  inspection: string;
  side: Member["side"];
  rows: Member[];
  onEnded: () => void;
}) {
  return (
    <section className="pl-mb6" aria-labelledby={side}>
      <h2 id={side}>{words.sides[side]}</h2>
      {rows.length === 0 ? <p>{words.none}</p> : null}
      <ul className="pl-rows">
        {rows.map((row) => (
          <MemberLine key={row.id} inspection={inspection} row={row} onEnded={onEnded} />
        ))}
      </ul>
    </section>
  );
}

/** The roles that ended, so that who led and who coordinated before stays known. */
export function Former({ inspection }: { inspection: string }) {
  const { block, seen } = useSeen<HTMLDivElement>();
  const { data } = useQuery({ ...formerMembers(inspection), throwOnError: false, enabled: seen });
  if (!data) return <div ref={block} />;
  if (data.length === 0) return null;
  return (
    <section className="pl-mb6" aria-labelledby="former">
      <h2 id="former">{words.former}</h2>
      <ul className="pl-rows">
        {data.map((row) => (
          <li key={row.id}>
            <p>
              <b className="pl-w5">{row.name}</b>, {roleOf(row)}
            </p>
            <p className="pl-meta">
              {words.until(dateInWords(row.from_at), dateInWords(row.until_at ?? row.from_at))}
              {row.reason ? `. ${row.reason}` : ""}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
