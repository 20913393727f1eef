import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { events, faults, plan } from "./enPlan";
import { changeStage, type Event, type Stages } from "./queries";

const text = plan.stages;

type Act = Stages["permitted_actions"][number];

const wordsOf = (event: string) => events[event] ?? { past: event, button: event, what: "", asks: true };

function OneEvent({
  inspection,
  event,
  open,
  setOpen,
}: {
  inspection: string;
  event: string;
  open: boolean;
  setOpen: (open: boolean) => void;
}) {
  const queries = useQueryClient();
  const { act, busy, messages, setMessages } = useAct(faults);
  const { button, what, asks } = wordsOf(event);

  async function submit(submitted: FormEvent<HTMLFormElement>) {
    submitted.preventDefault();
    const reason = textOf(new FormData(submitted.currentTarget), "reason") || null;
    const worked = await act(async () => {
      await changeStage(inspection, event as Event, reason);
      await queries.invalidateQueries({ queryKey: ["timetable"] });
      await queries.invalidateQueries({ queryKey: ["inspection", inspection] });
    });
    if (worked) setOpen(false);
  }

  return (
    <li>
      <div className="pl-bar pl-bar--between">
        <p className="pl-measure">{what}</p>
        {open ? null : (
          <Button secondary onClick={() => setOpen(true)}>
            {button}
          </Button>
        )}
      </div>
      {open ? (
        <form
          className="pl-panel pl-panel--warn pl-mt3"
          aria-label={button}
          onSubmit={(submitted) => void submit(submitted)}
          noValidate
        >
          <ErrorSummary messages={messages} />
          {asks ? (
            <TextArea name="reason" rows={3} label={text.reason} hint={text.reasonHint} messages={messages} autoFocus />
          ) : null}
          <div className="pl-bar">
            <Button type="submit" busy={busy}>
              {button}
            </Button>
            <Button
              secondary
              onClick={() => {
                setMessages([]);
                setOpen(false);
              }}
            >
              {text.no}
            </Button>
          </div>
        </form>
      ) : null}
    </li>
  );
}

/** Each event that can happen now, with what it does and a reason where one is asked for; the others say why they cannot. */
export function StageActs({ inspection, acts }: { inspection: string; acts: Act[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  const can = acts.filter((row) => row.allowed);
  const cannot = acts.filter((row) => !row.allowed);
  if (acts.length === 0) return null;
  return (
    <section className="pl-section" aria-labelledby="acts">
      <h2 id="acts">{text.acts}</h2>
      {can.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows pl-mb4">
        {can.map((row) => (
          <OneEvent
            key={row.action}
            inspection={inspection}
            event={row.action}
            open={opened === row.action}
            setOpen={(open) => setOpened(open ? row.action : null)}
          />
        ))}
      </ul>
      <details className="ds_details">
        <summary className="ds_details__summary">{text.cannot}</summary>
        <ul className="pl-rows ds_details__text">
          {cannot.map((row) => (
            <li key={row.action}>
              <Button secondary small permission={row}>
                {wordsOf(row.action).button}
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
