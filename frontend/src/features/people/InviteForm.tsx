import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { roles, words } from "./en";
import { invite, type Member } from "./queries";

const text = words.invite;

export function InviteForm({ inspection, onMade }: { inspection: string; onMade: () => void }) {
  const [made, setMade] = useState<{ name: string; address: string; mailed: boolean } | null>(null);
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const name = textOf(form, "name");
    const done = await act(async () => {
      const answer = await invite(inspection, {
        name,
        email: textOf(form, "email"),
        post: textOf(form, "post") || null,
        role: textOf(form, "role") as Member["role"],
      });
      setMade({ name, address: answer.address, mailed: answer.mailed });
    });
    if (!done) return;
    element.reset();
    onMade();
  }

  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{text.title}</h2>
      <p className="pl-meta">{text.lede}</p>
      {made ? (
        <Notice kind="next" title={text.made(made.name)}>
          <p className="pl-anywhere">
            <code>{made.address}</code>
          </p>
          <p>{text.once}</p>
          {made.mailed ? <p>{text.mailed}</p> : null}
        </Notice>
      ) : null}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <TextField name="name" label={text.name} messages={messages} />
        <TextField name="email" type="email" label={text.email} messages={messages} />
        <TextField name="post" label={text.post} messages={messages} />
        <Select name="role" label={text.role} messages={messages}>
          <option value="">{text.choose}</option>
          {Object.entries(roles).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Button type="submit" busy={busy}>
          {text.button}
        </Button>
      </form>
    </section>
  );
}
