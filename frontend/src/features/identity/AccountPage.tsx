import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { changePassword, me } from "./queries";

const text = words.account;

function Password() {
  const [done, setDone] = useState(false);
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setDone(false);
    const changed = await act(() =>
      changePassword({
        current_password: textOf(form, "current_password"),
        new_password: textOf(form, "new_password"),
      }),
    );
    if (!changed) return;
    element.reset();
    setDone(true);
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
        hint={words.invitation.passwordHint}
        autoComplete="new-password"
        messages={messages}
      />
      <Button type="submit" busy={busy}>
        {text.change}
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

export default function AccountPage() {
  const { data } = useSuspenseQuery(me());
  return (
    <>
      <PageHead title={text.title} lede={`${data.name}, ${data.email ?? ""}`} />
      <div className="pl-grid">
        <section className="pl-c6" aria-labelledby="who">
          <h2 id="who">{text.who}</h2>
          <dl className="pl-dl">
            <dt>{text.organisation}</dt>
            <dd>{data.organisation.name}</dd>
            <dt>{text.post}</dt>
            <dd>{data.post ?? "–"}</dd>
          </dl>
          <h3>{text.roles}</h3>
          {data.roles.length === 0 ? <p>{text.noRoles}</p> : null}
          <ul className="pl-rows">
            {data.roles.map((row) => (
              <li key={row.inspection_id}>
                <Link to={paths.inspection(row.inspection_id)}>{row.reference}</Link>: {row.roles_in_words.join(", ")}
              </li>
            ))}
          </ul>
        </section>
        <section className="pl-c6" aria-labelledby="password">
          <h2 id="password">{text.password}</h2>
          <Password />
        </section>
      </div>
    </>
  );
}
