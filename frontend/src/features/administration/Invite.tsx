import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { faults, words } from "./en";
import { LinkShown } from "./LinkShown";
import { invitations, invite, withdrawInvitation, type Invitation } from "./queries";

const text = words.invite;

const nameOf = (row: Invitation): string => row.name ?? row.email ?? "";

/** Who was invited into the organisation. A link that is still out can be made useless at once. */
export function Invitations() {
  const { data } = useSuspenseQuery(invitations());
  const [asked, setAsked] = useState<Invitation | null>(null);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  if (data.length === 0) return <p>{words.noInvitations}</p>;
  const withdraw = (row: Invitation) =>
    void act(async () => {
      await withdrawInvitation(row.id);
      setAsked(null);
      await queries.invalidateQueries({ queryKey: invitations().queryKey });
    });
  return (
    <>
      <ErrorSummary messages={messages} />
      {asked ? (
        <Confirm
          title={words.withdraw.title(nameOf(asked))}
          yes={words.withdraw.yes}
          no={words.withdraw.no}
          busy={busy}
          onYes={() => withdraw(asked)}
          onNo={() => setAsked(null)}
        >
          <p>{words.withdraw.body}</p>
        </Confirm>
      ) : null}
      <ul className="pl-rows">
        {data.map((row) => (
          <li className="pl-bar pl-bar--between" key={row.id}>
            <span>
              {nameOf(row)}
              <span className="pl-meta pl-block">{words.until(deadlineInWords(row.expires_at))}</span>
            </span>
            <span className="pl-bar pl-gap2">
              <StatusText tone={row.state === "used" ? "ok" : row.state === "open" ? "go" : "none"}>
                {words.states[row.state]}
              </StatusText>
              {row.state === "open" ? (
                <Button secondary small onClick={() => setAsked(row)}>
                  {words.withdraw.button}
                  <span className="visually-hidden"> the link of {nameOf(row)}</span>
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
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
