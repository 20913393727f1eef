import { shortDate, shortDateAndTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { Secret } from "./queries";

const text = words.one;

function Row({ secret, onRevoke }: { secret: Secret; onRevoke: () => void }) {
  const made = shortDateAndTime(secret.created_at);
  return (
    <li className="pl-bar pl-bar--between">
      <div>
        <p>
          <b>{text.made(made)}</b>, {text.until(shortDate(secret.expires_on))}
        </p>
        <p className="pl-meta">
          {secret.last_used_at ? text.lastUsed(shortDateAndTime(secret.last_used_at)) : text.neverUsed}
        </p>
      </div>
      <div className="pl-bar">
        <StatusText tone={secret.state === "live" ? "ok" : "none"}>{text.states[secret.state]}</StatusText>
        {secret.state === "live" ? (
          <Button secondary small onClick={onRevoke}>
            {text.revokeSecret}
            <span className="visually-hidden"> {text.ofSecret(made)}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}

export function Secrets({ secrets, onRevoke }: { secrets: Secret[]; onRevoke: (id: string) => void }) {
  if (secrets.length === 0) return <p>{text.noSecrets}</p>;
  return (
    <ul className="pl-rows">
      {secrets.map((secret) => (
        <Row key={secret.id} secret={secret} onRevoke={() => onRevoke(secret.id)} />
      ))}
    </ul>
  );
}
