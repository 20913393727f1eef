import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { faults, words } from "./en";
import { LinkShown } from "./LinkShown";
import { invitations, invite } from "./queries";

const text = words.invite;

export function Invitations() {
  const { data } = useSuspenseQuery(invitations());
  if (data.length === 0) return <p>{words.noInvitations}</p>;
  return (
    <ul className="pl-rows">
      {data.map((row) => (
        <li className="pl-bar pl-bar--between" key={row.id}>
          <span>
            {row.name ?? row.email}
            <span className="pl-meta pl-block">{words.until(deadlineInWords(row.expires_at))}</span>
          </span>
          <StatusText tone={row.state === "used" ? "ok" : row.state === "open" ? "go" : "none"}>
            {words.states[row.state]}
          </StatusText>
        </li>
      ))}
    </ul>
  );
}

export function Invite() {
  const [made, setMade] = useState<{ name: string; address: string } | null>(null);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct(faults);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const name = textOf(form, "name");
    const done = await act(async () => {
      const answer = await invite({
        name,
        email: textOf(form, "email"),
        post: textOf(form, "post") || null,
        administrator: form.has("administrator"),
      });
      setMade({ name, address: answer.address });
    });
    if (!done) return;
    element.reset();
    await queries.invalidateQueries({ queryKey: invitations().queryKey });
  }

  return (
    <>
      <p className="pl-meta">{text.lede}</p>
      {made ? <LinkShown title={text.made(made.name)} address={made.address} once={text.once} /> : null}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <TextField name="name" label={text.name} messages={messages} />
        <TextField name="email" type="email" label={text.email} messages={messages} />
        <TextField name="post" label={text.post} messages={messages} />
        <Checkbox name="administrator" label={text.administrator} />
        <div className="pl-mt4">
          <Button type="submit" secondary busy={busy}>
            {text.button}
          </Button>
        </div>
      </form>
    </>
  );
}
