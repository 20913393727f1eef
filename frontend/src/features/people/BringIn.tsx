import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problems";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { CopyLink } from "../../ui/CopyLink";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { faults, roles, words } from "./en";
import { addMember, appointableRoles, invite, type Member } from "./queries";

const text = words.bring;

type Roles = NonNullable<ReturnType<typeof useRoles>>;

function useRoles(inspection: string) {
  return useQuery({ ...appointableRoles(inspection), throwOnError: false }).data;
}

interface Choice {
  value: string;
  label: string;
}

/** What this person may give, each role and each deputy by itself: the server says which. */
function choicesOf(rows: Roles): Choice[] {
  return rows.flatMap((row) => {
    const name = roles[row.role] ?? row.role_in_words;
    return [
      ...(row.permitted.allowed ? [{ value: row.role, label: name }] : []),
      ...(row.permitted_for_a_deputy.allowed ? [{ value: `${row.role} deputy`, label: text.deputyFor(name) }] : []),
    ];
  });
}

const hasNoAccount = (error: unknown): boolean =>
  error instanceof ApiProblem && error.faults.some((fault) => fault.code === "unknown_person");

function Others({ rows }: { rows: Roles }) {
  return (
    <details className="ds_details pl-mt4">
      <summary className="ds_details__summary">{text.others}</summary>
      <ul className="ds_details__text">
        {rows
          .filter((row) => !row.permitted.allowed)
          .map((row) => (
            <li key={row.role}>{row.permitted.reason}</li>
          ))}
      </ul>
    </details>
  );
}

/** One form for everybody: who has an account gets the role at once, everybody else a link to be sent by hand. */
export function BringIn({ inspection, onMade }: { inspection: string; onMade: () => void }) {
  const rows = useRoles(inspection);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [made, setMade] = useState<{ name: string; address: string | null; mailed: boolean } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { act, busy, messages } = useAct(faults.bring);
  const choices = rows ? choicesOf(rows) : [];
  if (!rows || choices.length === 0) return null;

  function wanted() {
    const data = new FormData(form.current ?? undefined);
    const [role, deputy] = textOf(data, "role").split(" ");
    return {
      name: textOf(data, "name"),
      email: textOf(data, "email"),
      post: textOf(data, "post") || null,
      role: role as Member["role"],
      deputy: deputy === "deputy",
    };
  }

  function settled(name: string, address: string | null, mailed = false) {
    setUnknown(null);
    setMade({ name, address, mailed });
    form.current?.reset();
    onMade();
  }

  async function give(event: FormEvent) {
    event.preventDefault();
    setMade(null);
    setUnknown(null);
    const { name, email, role, deputy } = wanted();
    await act(async () => {
      try {
        const member = await addMember(inspection, { email, role, deputy });
        settled(member.name || name, null);
      } catch (error) {
        if (!hasNoAccount(error)) throw error;
        setUnknown(email);
      }
    });
  }

  const makeLink = () =>
    void act(async () => {
      const person = wanted();
      const answer = await invite(inspection, person);
      settled(person.name, answer.address, answer.mailed);
    });

  return (
    <section className="pl-mb6" aria-labelledby="bring">
      <h2 id="bring">{text.title}</h2>
      <p className="pl-meta">{text.lede}</p>
      {made ? (
        <Notice kind="next" title={made.address ? text.made(made.name) : text.given(made.name)}>
          {made.address ? (
            <>
              <CopyLink address={made.address} label={text.copy} />
              <p>{text.once}</p>
              {made.mailed ? <p>{text.mailed}</p> : null}
            </>
          ) : null}
        </Notice>
      ) : null}
      <form ref={form} onSubmit={(event) => void give(event)} onChange={() => setUnknown(null)} noValidate>
        <ErrorSummary messages={messages} />
        <TextField name="name" label={text.name} messages={messages} />
        <TextField name="email" type="email" label={text.email} messages={messages} />
        <TextField name="post" label={text.post} messages={messages} />
        <Select name="role" label={text.role} messages={messages}>
          <option value="">{text.choose}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
        {unknown ? null : (
          <Button type="submit" busy={busy}>
            {text.button}
          </Button>
        )}
      </form>
      {unknown ? (
        <Confirm
          title={text.confirm(unknown)}
          yes={text.makeLink}
          no={text.no}
          busy={busy}
          onYes={makeLink}
          onNo={() => setUnknown(null)}
        >
          <p>{text.confirmBody}</p>
        </Confirm>
      ) : null}
      <Others rows={rows} />
    </section>
  );
}
