import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, Select, TextField } from "../../ui/fields";
import { PageHead } from "../../ui/PageHead";
import { inspections } from "../inspections/queries";
import { Checks } from "./Checks";
import { faults, words } from "./en";
import {
  apiClients,
  choices,
  createClient,
  makeSecret,
  type Choices,
  type ClientSubmission,
  type SecretMade,
} from "./queries";
import { NeverChoices, ScopeChoices } from "./ScopeChoices";
import { SecretShown } from "./SecretShown";

const text = words.form;

interface Made {
  name: string;
  scopes: string[];
  secret: SecretMade;
}

function CreateForm({ offered, onMade }: { offered: Choices; onMade: (made: Made) => void }) {
  const { inspection }: { inspection?: string } = useSearch({ strict: false });
  const { data: known } = useSuspenseQuery(inspections());
  const [role, setRole] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const { act, busy, messages, setMessages } = useAct(faults);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = textOf(form, "name");
    const inspection_ids = form.getAll("inspection").map(String);
    const gaps = [
      { field: "name", words: text.missingName, missing: !name },
      { field: "role", words: text.missingRole, missing: !role },
      { field: "inspections", words: text.missingInspections, missing: inspection_ids.length === 0 },
      { field: "scopes", words: text.missingScopes, missing: scopes.length === 0 },
    ].filter((gap) => gap.missing);
    if (gaps.length > 0) return setMessages(gaps);
    await act(async () => {
      const client = await createClient({ name, role: role as ClientSubmission["role"], scopes, inspection_ids });
      const secret = await makeSecret(client.id, textOf(form, "expires_on") || null);
      onMade({ name, scopes: client.scopes, secret });
    });
  }

  return (
    <form className="pl-c7" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField name="name" label={text.name} hint={text.nameHint} messages={messages} />
      <Select
        name="role"
        label={text.role}
        hint={text.roleHint}
        messages={messages}
        value={role}
        onChange={(event) => {
          setRole(event.target.value);
          setScopes([]);
        }}
      >
        <option value="">{text.choose}</option>
        {offered.roles
          .filter((row) => row.scopes.length > 0)
          .map((row) => (
            <option key={row.role} value={row.role}>
              {row.role_in_words}
            </option>
          ))}
      </Select>
      <Checks name="inspections" legend={text.inspections} messages={messages}>
        {known.length === 0 ? <p>{text.noInspections}</p> : null}
        {known.map((row) => (
          <Checkbox
            key={row.id}
            name="inspection"
            id={`inspection-${row.id}`}
            value={row.id}
            label={`${row.reference}, ${row.council.name}`}
            defaultChecked={row.id === inspection}
          />
        ))}
      </Checks>
      <ScopeChoices offered={offered} role={role} chosen={scopes} onChange={setScopes} messages={messages} />
      <TextField
        name="expires_on"
        type="date"
        label={text.expires}
        hint={text.expiresHint(dateInWords(offered.latest_expiry))}
        defaultValue={offered.latest_expiry}
        max={offered.latest_expiry}
        messages={messages}
      />
      <Button type="submit" busy={busy}>
        {text.button}
      </Button>
    </form>
  );
}

export default function CreateClientPage() {
  const { data: offered } = useSuspenseQuery(choices());
  const [made, setMade] = useState<Made | null>(null);
  const queries = useQueryClient();
  return (
    <>
      <PageHead title={text.title} lede={made ? null : text.lede} />
      {made ? (
        <SecretShown {...made}>
          <Link className="ds_button" to={paths.apiClient(made.secret.client_id)}>
            {words.secret.open}
          </Link>
        </SecretShown>
      ) : (
        <div className="pl-grid">
          <CreateForm
            offered={offered}
            onMade={(done) => {
              setMade(done);
              window.scrollTo(0, 0);
              void queries.invalidateQueries({ queryKey: apiClients().queryKey });
            }}
          />
          <div className="pl-c5">
            <NeverChoices offered={offered} />
          </div>
        </div>
      )}
    </>
  );
}
