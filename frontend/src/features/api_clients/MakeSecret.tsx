import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { faults, words } from "./en";
import { choices, makeSecret, type ApiClient, type SecretMade } from "./queries";

export function MakeSecret({ client, onMade }: { client: ApiClient; onMade: (secret: SecretMade) => void }) {
  const { data: offered } = useSuspenseQuery(choices());
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct(faults);
  const live = client.secrets.some((secret) => secret.state === "live");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void act(async () => {
      onMade(await makeSecret(client.id, textOf(form, "expires_on") || null));
      setAsking(false);
    });
  }

  if (!asking) {
    return (
      <div className="pl-bar">
        <Button
          secondary
          small
          permission={permissionFor(client.permitted_actions, "make_api_client_secret")}
          onClick={() => setAsking(true)}
        >
          {live ? words.one.makeSecond : words.one.make}
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary messages={messages} />
      <TextField
        name="expires_on"
        type="date"
        label={words.form.expires}
        hint={words.form.expiresHint(dateInWords(offered.latest_expiry))}
        defaultValue={offered.latest_expiry}
        max={offered.latest_expiry}
        messages={messages}
      />
      <Button type="submit" busy={busy}>
        {words.one.makeButton}
      </Button>
    </form>
  );
}
