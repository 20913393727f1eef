import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { shortDate } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { nameReader, type Group, type Reader } from "./queries";
import { ReaderForm } from "./ReaderForm";

const text = words.readers;

interface Props {
  inspection: string;
  rows: Reader[];
  group: Group | undefined;
  /** Whether this person sees themselves alone. */
  own: boolean;
  onChanged: () => Promise<void>;
}

function Name({ inspection, group, onChanged }: { inspection: string; group: Group; onChanged: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const { act, busy, messages, setMessages } = useAct();
  const permission = permissionFor(group.permitted_actions, "name_case_reader");
  if (!permission) return null;
  if (!open || !permission.allowed) {
    return (
      <Button secondary permission={permission} onClick={() => setOpen(true)}>
        {words.name.open}
      </Button>
    );
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const account = textOf(new FormData(event.currentTarget), "account_id");
    if (!account) {
      setMessages([{ field: "account_id", words: words.name.missing }]);
      return;
    }
    const done = await act(async () => {
      await nameReader(inspection, account);
      await onChanged();
    });
    if (done) setOpen(false);
  }

  return (
    <form className="pl-panel pl-panel--plain" onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary messages={messages} />
      {group.possible.length === 0 ? (
        <p>{words.name.nobody}</p>
      ) : (
        <Select name="account_id" label={words.name.who} hint={words.name.hint} messages={messages} defaultValue="">
          <option value="">{words.name.choose}</option>
          {group.possible.map((person) => (
            <option key={person.account_id} value={person.account_id}>
              {person.name}
            </option>
          ))}
        </Select>
      )}
      <div className="pl-bar">
        {group.possible.length > 0 ? (
          <Button type="submit" busy={busy}>
            {words.name.send}
          </Button>
        ) : null}
        <Button secondary onClick={() => setOpen(false)}>
          {words.name.cancel}
        </Button>
      </div>
    </form>
  );
}

function Line({ inspection, row, group, onChanged }: Omit<Props, "rows" | "own"> & { row: Reader }) {
  const [open, setOpen] = useState(false);
  const brought = row.qualifications.map((one) => one.title).join("; ");
  return (
    <li>
      <div className="pl-bar pl-bar--between">
        <div>
          <p>
            <b>{row.name}</b>, {text.sides[row.side]}
          </p>
          <p className="pl-meta">{brought || text.noQualifications}</p>
          <p>
            {row.current ? null : <StatusText tone="none">{text.former}</StatusText>}{" "}
            <StatusText tone={row.trained ? "ok" : "warn"}>
              {row.trained ? text.trained(row.training.map((one) => shortDate(one.held_on))) : text.untrained}
            </StatusText>
          </p>
        </div>
        <button
          type="button"
          className="pl-linkbutton pl-linkbutton--blue"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? text.close : text.details}
          <span className="visually-hidden">: {row.name}</span>
        </button>
      </div>
      {open ? <ReaderForm inspection={inspection} id={row.id} group={group} onChanged={onChanged} /> : null}
    </li>
  );
}

/** A local reader finds themselves; everybody who runs the inspection finds the group. */
export function Readers({ inspection, rows, group, own, onChanged }: Props) {
  return (
    <section className="pl-mb6" aria-labelledby="readers">
      <h2 id="readers">{own ? text.own : text.title}</h2>
      {rows.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows pl-mb4">
        {rows.map((row) => (
          <Line key={row.id} inspection={inspection} row={row} group={group} onChanged={onChanged} />
        ))}
      </ul>
      {group ? <Name inspection={inspection} group={group} onChanged={onChanged} /> : null}
    </section>
  );
}
