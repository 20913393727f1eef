import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { inspections } from "../inspections/queries";
import { ChangeClient } from "./ChangeClient";
import { words } from "./en";
import { MakeSecret } from "./MakeSecret";
import { apiClient, apiClients, choices, revokeClient, revokeSecret, type ApiClient, type SecretMade } from "./queries";
import { Secrets } from "./Secrets";
import { SecretShown } from "./SecretShown";

const text = words.one;

function Facts({ client }: { client: ApiClient }) {
  const { data: offered } = useSuspenseQuery(choices());
  const { data: known } = useSuspenseQuery(inspections());
  return (
    <dl className="pl-dl">
      <dt>{text.role}</dt>
      <dd>{offered.roles.find((row) => row.role === client.role)?.role_in_words}</dd>
      <dt>{text.inspections}</dt>
      <dd>
        {known
          .filter((row) => client.inspection_ids.includes(row.id))
          .map((row) => (
            <Link className="pl-block" key={row.id} to={paths.inspection(row.id)}>
              {row.reference}
            </Link>
          ))}
      </dd>
      <dt>{text.may}</dt>
      <dd>
        <ul className="pl-plain">
          {client.scopes.map((scope) => (
            <li key={scope}>{offered.scopes.find((row) => row.scope === scope)?.words ?? scope}</li>
          ))}
        </ul>
      </dd>
      <dt>{text.created}</dt>
      <dd>{shortDateAndTime(client.created_at)}</dd>
      <dt>{text.used}</dt>
      <dd>{client.last_used_at ? shortDateAndTime(client.last_used_at) : words.never}</dd>
    </dl>
  );
}

type Asking = { secret: string } | "client" | null;

export default function ApiClientPage() {
  const id = useParam("client");
  const {
    data: { data: client, etag },
  } = useSuspenseQuery(apiClient(id));
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>(null);
  const [made, setMade] = useState<SecretMade | null>(null);
  const [said, setSaid] = useState("");
  const [changing, setChanging] = useState(false);
  const { act, busy, messages } = useAct();
  const again = () => queries.invalidateQueries({ queryKey: apiClients().queryKey });

  const carryOut = (asked: Exclude<Asking, null>) =>
    void act(async () => {
      await (asked === "client" ? revokeClient(id, etag) : revokeSecret(id, asked.secret));
      await again();
      setSaid(asked === "client" ? text.revoked : text.secretRevoked);
      setAsking(null);
    });

  return (
    <>
      <PageHead title={client.name} kicker={<Link to={paths.apiClients()}>{words.title}</Link>} />
      <ErrorSummary messages={messages} />
      {client.revoked_at ? <Notice kind="warn">{text.revokedAt(shortDateAndTime(client.revoked_at))}</Notice> : null}
      {made ? (
        <SecretShown name={client.name} scopes={client.scopes} secret={made}>
          <Button onClick={() => setMade(null)}>{words.secret.open}</Button>
        </SecretShown>
      ) : null}
      {asking ? (
        <Confirm
          title={asking === "client" ? text.revokeTitle(client.name) : text.secretTitle}
          yes={text.revokeYes}
          no={text.revokeNo}
          busy={busy}
          onYes={() => carryOut(asking)}
          onNo={() => setAsking(null)}
        >
          <p>{asking === "client" ? text.revokeAsk : text.secretAsk}</p>
        </Confirm>
      ) : null}
      <p role="status">{said ? <StatusText tone="ok">{said}</StatusText> : null}</p>
      {changing ? (
        <ChangeClient
          client={client}
          etag={etag}
          onLeave={() => setChanging(false)}
          onChanged={() => {
            setChanging(false);
            setSaid(words.change.done);
            window.scrollTo(0, 0);
            void again();
          }}
        />
      ) : null}
      <div className="pl-grid">
        <section className="pl-c7" aria-labelledby="secrets">
          <h2 id="secrets">{text.secrets}</h2>
          <p className="pl-meta">{text.rotation}</p>
          <Secrets secrets={client.secrets} onRevoke={(secret) => setAsking({ secret })} />
          <MakeSecret
            client={client}
            onMade={(secret) => {
              setMade(secret);
              window.scrollTo(0, 0);
              void again();
            }}
          />
        </section>
        <div className="pl-c5">
          <Facts client={client} />
          <div className="pl-bar pl-gap2 pl-mt4">
            {changing ? null : (
              <Button
                secondary
                small
                permission={permissionFor(client.permitted_actions, "change_api_client")}
                onClick={() => setChanging(true)}
              >
                {words.change.open}
              </Button>
            )}
            <Button
              secondary
              small
              permission={permissionFor(client.permitted_actions, "revoke_api_client")}
              onClick={() => setAsking("client")}
            >
              {text.revoke}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}
