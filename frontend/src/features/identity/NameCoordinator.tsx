import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { CopyLink } from "../../ui/CopyLink";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { nameCoordinator, type OpenedInvitation } from "./queries";

const text = words.naming;

/** What the letter's link opens: a council that nobody has an account in says who coordinates its part. */
export function NameCoordinator({ token, invited }: { token: string; invited: OpenedInvitation }) {
  const [named, setNamed] = useState<{ name: string; address: string } | null>(null);
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await act(async () => {
      setNamed(
        await nameCoordinator({
          token,
          name: textOf(form, "name"),
          email: textOf(form, "email"),
          post: textOf(form, "post") || null,
        }),
      );
    });
  }

  return (
    <>
      <PageHead title={text.title} lede={text.lede(invited.organisation)} />
      {named ? (
        <Notice kind="next" title={text.done(named.name)}>
          <p>{text.link}</p>
          <CopyLink address={named.address} label={text.copy} />
        </Notice>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <ErrorSummary messages={messages} />
          <TextField name="name" label={text.name} messages={messages} />
          <TextField name="email" type="email" label={text.email} messages={messages} />
          <TextField name="post" label={text.post} messages={messages} />
          <Button type="submit" busy={busy}>
            {text.button}
          </Button>
        </form>
      )}
    </>
  );
}
