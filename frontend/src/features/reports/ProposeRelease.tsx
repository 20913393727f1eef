import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { londonInstant } from "../../lib/londonInstant";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { releaseReport, type ReleaseStep, type Report } from "./queries";
import { useReleased } from "./useReleased";

const text = words.releases;

/** Where the server's refusals stand on this form. */
const FAULTS = { "/publish_at": { field: "publish_on" }, "/recipients": { field: "", words: text.nobody } };

function Receivers({ step }: { step: ReleaseStep }) {
  if (step.kind === "draft_for_comment") {
    return <p>{text.brings.draft_for_comment(step.receivers.map((person) => person.name))}</p>;
  }
  return (
    <fieldset className="pl-fieldset">
      <legend>{text.people}</legend>
      <p className="ds_hint-text">{text.peopleHint}</p>
      {step.receivers.map((person) => (
        <Checkbox
          key={`${person.account_id} ${person.role}`}
          name="recipients"
          value={person.account_id}
          label={`${person.name}, ${person.role}`}
        />
      ))}
    </fieldset>
  );
}

function Instant({ step, messages }: { step: ReleaseStep; messages: { field: string; words: string }[] }) {
  const [on, setOn] = useState("");
  const [time, setTime] = useState("09:30");
  const whole = on && time ? londonInstant(`${on}T${time}`) : null;
  return (
    <>
      <p>{text.notBefore(deadlineInWords(step.opens_at))}</p>
      <div className="pl-inputs">
        <TextField
          name="publish_on"
          type="date"
          label={text.on}
          value={on}
          onChange={(event) => setOn(event.target.value)}
          messages={messages}
        />
        <TextField
          name="publish_time"
          type="time"
          label={text.time}
          value={time}
          onChange={(event) => setTime(event.target.value)}
          messages={messages}
        />
      </div>
      <p role="status">
        {whole ? <StatusText tone="go">{text.at(deadlineInWords(whole))}</StatusText> : <span>{text.whenHint}</span>}
      </p>
    </>
  );
}

/** The first of the two signatures. Nothing leaves the inspectorate by it. */
export function ProposeRelease({
  inspection,
  report,
  step,
  onClose,
}: {
  inspection: string;
  report: Report;
  step: ReleaseStep;
  onClose: () => void;
}) {
  const released = useReleased(inspection);
  const { act, busy, messages, setMessages } = useAct(FAULTS);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [on, time] = [textOf(form, "publish_on"), textOf(form, "publish_time")];
    const recipients = form.getAll("recipients").filter((id): id is string => typeof id === "string");
    if (step.kind === "published" && !(on && time)) {
      setMessages([{ field: on ? "publish_time" : "publish_on", words: text.missing }]);
      return;
    }
    const done = await act(async () => {
      await releaseReport(inspection, report.id, {
        kind: step.kind,
        recipients,
        publish_at: step.kind === "published" ? londonInstant(`${on}T${time}`) : null,
      });
      await released();
    });
    if (done) onClose();
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mt3" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      {step.kind === "published" ? <Instant step={step} messages={messages} /> : <Receivers step={step} />}
      <p>{text.then}</p>
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.button}
        </Button>
        <Button secondary onClick={onClose}>
          {text.notYet}
        </Button>
      </div>
    </form>
  );
}
