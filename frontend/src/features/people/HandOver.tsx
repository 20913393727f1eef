import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { faults, words } from "./en";
import { handOverLead, type Member } from "./queries";

const text = words.handover;

/** R18: one lead at a time, handed over by name and for a reason. */
export function HandOver({
  inspection,
  colleagues,
  permission,
}: {
  inspection: string;
  colleagues: Member[];
  permission: Permission;
}) {
  const [asked, setAsked] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct(faults.handover);
  const emails = [...new Set(colleagues.map((row) => row.email).filter((email) => email !== null))];

  function ask(event: FormEvent) {
    event.preventDefault();
    setAsked(textOf(new FormData(form.current ?? undefined), "lead_email"));
  }

  const handOver = () =>
    void act(async () => {
      const data = new FormData(form.current ?? undefined);
      await handOverLead(inspection, { email: textOf(data, "lead_email"), reason: textOf(data, "lead_reason") });
      form.current?.reset();
      await queries.invalidateQueries({ queryKey: ["people", inspection] });
      await queries.invalidateQueries({ queryKey: ["inspection", inspection] });
      await queries.invalidateQueries({ queryKey: ["me"] });
    }).finally(() => setAsked(null));

  return (
    <section className="pl-mb6" aria-labelledby="handover">
      <h2 id="handover">{text.title}</h2>
      <p className="pl-meta">{text.lede}</p>
      <form ref={form} onSubmit={ask} onChange={() => setAsked(null)} noValidate>
        <ErrorSummary messages={messages} />
        <datalist id="colleagues">
          {emails.map((email) => (
            <option key={email} value={email} />
          ))}
        </datalist>
        <TextField name="lead_email" type="email" list="colleagues" label={text.email} messages={messages} />
        <TextArea name="lead_reason" rows={2} label={text.reason} hint={text.reasonHint} messages={messages} />
        {asked === null ? (
          <Button type="submit" secondary busy={busy} permission={permission}>
            {text.button}
          </Button>
        ) : null}
      </form>
      {asked === null ? null : (
        <Confirm
          title={text.confirm(asked)}
          yes={text.button}
          no={text.no}
          busy={busy}
          onYes={handOver}
          onNo={() => setAsked(null)}
        >
          <p>{text.body}</p>
        </Confirm>
      )}
    </section>
  );
}
