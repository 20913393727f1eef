import { useState, type FormEvent } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { typedIn } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { words as invitation } from "./en";
import { faults, words } from "./enAccount";
import { changePassword, sessions } from "./queries";

const text = words.password;

export function PasswordForm() {
  const [done, setDone] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct(faults);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setDone(false);
    const changed = await act(() =>
      changePassword({
        current_password: typedIn(form, "current_password"),
        new_password: typedIn(form, "new_password"),
      }),
    );
    if (!changed) return;
    element.reset();
    setDone(true);
    await queries.invalidateQueries({ queryKey: sessions().queryKey });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField
        name="current_password"
        type="password"
        label={text.current}
        autoComplete="current-password"
        messages={messages}
      />
      <TextField
        name="new_password"
        type="password"
        label={text.next}
        hint={invitation.invitation.passwordHint}
        autoComplete="new-password"
        messages={messages}
      />
      <Button type="submit" secondary busy={busy}>
        {text.button}
      </Button>
      <p role="status">
        {done ? (
          <StatusText tone="ok" wrap>
            {text.changed}
          </StatusText>
        ) : null}
      </p>
    </form>
  );
}
