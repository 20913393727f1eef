import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Button, type Permission } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { faults, words } from "./en";
import { askForList } from "./queries";

const text = words.ask;

interface Props {
  inspection: string;
  again: boolean;
  permission: Permission;
  onAsked: () => Promise<void>;
}

/** The inspectorate asks for the list, and the server draws the seed in the same act. */
export function AskForm({ inspection, again, permission, onAsked }: Props) {
  const [open, setOpen] = useState(false);
  const day = useKeptText(`${inspection}/case-list/ask/day`);
  const reason = useKeptText(`${inspection}/case-list/ask/reason`);
  const { act, busy, messages } = useAct(faults);
  const title = again ? text.openAgain : text.open;

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void act(async () => {
      await askForList(inspection, { census_on: day.text, reason: reason.text });
      await onAsked();
    }).then((done) => {
      if (!done) return;
      setOpen(false);
      day.forget();
      reason.forget();
    });
  }

  if (!open) {
    return (
      <p className="pl-mb6">
        <Button secondary={again} permission={permission} onClick={() => setOpen(true)}>
          {title}
        </Button>
      </p>
    );
  }
  return (
    <form className="pl-panel pl-panel--plain pl-mb6" onSubmit={send} noValidate aria-label={title}>
      <ErrorSummary messages={messages} />
      <TextField
        name="census_on"
        type="date"
        label={text.day}
        hint={text.dayHint}
        value={day.text}
        onChange={(event) => day.change(event.target.value)}
        messages={messages}
      />
      {again ? (
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={reason.text}
          onChange={(event) => reason.change(event.target.value)}
          messages={messages}
        />
      ) : null}
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.send}
        </Button>
        <Button secondary onClick={() => setOpen(false)}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
