import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { typedIn } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { useLinkToken } from "./linkToken";
import { setNewPassword } from "./queries";

export default function NewPasswordPage() {
  const token = useLinkToken();
  const [done, setDone] = useState(false);
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await act(async () => {
      await setNewPassword({ token, new_password: typedIn(form, "new_password") });
      setDone(true);
    });
  }

  return (
    <>
      <PageHead title={words.newPassword.title} />
      {done ? (
        <Notice kind="next" title={words.newPassword.done}>
          <p>
            <Link className="ds_button" to={paths.signIn()}>
              {words.invitation.toSignIn}
            </Link>
          </p>
        </Notice>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <ErrorSummary messages={messages} />
          <TextField
            name="new_password"
            type="password"
            label={words.newPassword.label}
            hint={words.invitation.passwordHint}
            autoComplete="new-password"
            messages={messages}
          />
          <Button type="submit" busy={busy}>
            {words.newPassword.button}
          </Button>
        </form>
      )}
    </>
  );
}
