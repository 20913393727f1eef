import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { inspections } from "../inspections/queries";
import { Checks } from "./Checks";
import { faults, words } from "./en";
import { changeClient, choices, type ApiClient } from "./queries";
import { ScopeChoices } from "./ScopeChoices";

const text = words.change;

interface Props {
  client: ApiClient;
  etag: string | null;
  onChanged: () => void;
  onLeave: () => void;
}

/** What a machine is called, may do, and where. Its role stays: another role is another client. */
export function ChangeClient({ client, etag, onChanged, onLeave }: Props) {
  const { data: offered } = useSuspenseQuery(choices());
  const { data: known } = useSuspenseQuery(inspections());
  const [name, setName] = useState(client.name);
  const [scopes, setScopes] = useState(client.scopes);
  const [where, setWhere] = useState(client.inspection_ids);
  const { act, busy, messages, setMessages } = useAct(faults);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const gaps = [
      { field: "name", words: words.form.missingName, missing: !name.trim() },
      { field: "inspections", words: words.form.missingInspections, missing: where.length === 0 },
      { field: "scopes", words: words.form.missingScopes, missing: scopes.length === 0 },
    ].filter((gap) => gap.missing);
    if (gaps.length > 0) return setMessages(gaps);
    const done = await act(async () => {
      await changeClient(client.id, etag, { name: name.trim(), scopes, inspection_ids: where });
    });
    if (done) onChanged();
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mb6" onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="pl-h3">{text.title}</h2>
      <p>{text.lede}</p>
      <ErrorSummary messages={messages} />
      <TextField
        name="name"
        label={words.form.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        messages={messages}
      />
      <Checks name="inspections" legend={words.form.inspections} messages={messages}>
        {known.map((row) => (
          <Checkbox
            key={row.id}
            name={`inspection-${row.id}`}
            label={`${row.reference}, ${row.council.name}`}
            checked={where.includes(row.id)}
            onChange={(event) =>
              setWhere(event.target.checked ? [...where, row.id] : where.filter((one) => one !== row.id))
            }
          />
        ))}
      </Checks>
      <ScopeChoices offered={offered} role={client.role} chosen={scopes} onChange={setScopes} messages={messages} />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.button}
        </Button>
        <Button secondary onClick={onLeave}>
          {text.leave}
        </Button>
      </div>
    </form>
  );
}
