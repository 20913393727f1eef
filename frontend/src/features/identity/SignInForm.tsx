import { useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problems";
import { session } from "../../api/session";
import { useAct } from "../../api/useAct";
import { textOf, typedIn } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { faults, words } from "./en";
import { Enrolment, type Enrolled } from "./Enrolment";
import { enrol } from "./queries";

/** Email and password, then the one-time code when the server asks for one. Used on its page and over an expired one. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const [codeWanted, setCodeWanted] = useState(false);
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const [shown, setShown] = useState(false);
  const { act, busy, messages, setMessages } = useAct(faults);

  function missing(form: FormData) {
    return [
      { field: "email", words: words.missingEmail },
      { field: "password", words: words.missingPassword },
      ...(codeWanted ? [{ field: "one_time_code", words: words.missingCode }] : []),
    ].filter(({ field }) => !form.get(field));
  }

  async function attempt(form: FormData): Promise<void> {
    const email = textOf(form, "email");
    try {
      await session.signIn(email, typedIn(form, "password"), textOf(form, "one_time_code") || undefined);
    } catch (error) {
      const slug = error instanceof ApiProblem ? error.slug : "";
      if (slug === "enrolment-required") setEnrolled(await enrol({ email, password: typedIn(form, "password") }));
      else if (codeWanted || slug !== "one-time-code-required") throw error;
      setCodeWanted(true);
    }
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const gaps = missing(form);
    if (gaps.length > 0) return setMessages(gaps);
    const done = await act(() => attempt(form));
    if (done && session.state === "signed_in") onDone();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField name="email" label={words.email} type="email" autoComplete="username" messages={messages} />
      <TextField
        name="password"
        label={words.password}
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        messages={messages}
      />
      <Checkbox name="show" label={words.show} onChange={(event) => setShown(event.target.checked)} />
      {enrolled ? <Enrolment enrolled={enrolled} /> : null}
      {codeWanted ? (
        <TextField
          name="one_time_code"
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          autoFocus
          messages={messages}
        />
      ) : null}
      <div className="pl-mt4">
        <Button type="submit" busy={busy}>
          {codeWanted ? words.codeButton : words.button}
        </Button>
      </div>
    </form>
  );
}
