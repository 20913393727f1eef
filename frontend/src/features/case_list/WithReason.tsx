import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Button, type Permission } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import type { FaultWords } from "../../api/problems";

interface Words {
  open: string;
  lede?: string;
  ref?: string;
  refHint?: string;
  reason: string;
  reasonHint?: string;
  send: string;
  cancel: string;
}

interface Props {
  /** Where what is typed is kept until it is sent. */
  place: string;
  words: Words;
  faults: FaultWords;
  /** What it is about, for those who hear the button alone. */
  about?: string;
  permission: Permission | undefined;
  onSend: (reason: string, ref: string) => Promise<void>;
}

/** A button that opens into a reason, and into a reference where the words ask for one. */
export function WithReason({ place, words, faults, about, permission, onSend }: Props) {
  const [open, setOpen] = useState(false);
  const ref = useKeptText(`${place}/ref`);
  const reason = useKeptText(`${place}/reason`);
  const { act, busy, messages } = useAct(faults);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void act(() => onSend(reason.text, ref.text)).then((done) => {
      if (!done) return;
      setOpen(false);
      ref.forget();
      reason.forget();
    });
  }

  if (!open) {
    return (
      <Button secondary small permission={permission} onClick={() => setOpen(true)}>
        {words.open}
        {about ? <span className="visually-hidden"> {about}</span> : null}
      </Button>
    );
  }
  return (
    <form onSubmit={send} noValidate aria-label={words.open} className="pl-mt2">
      <ErrorSummary messages={messages} />
      {words.lede ? <p>{words.lede}</p> : null}
      {words.ref ? (
        <TextField
          name="case_ref"
          label={words.ref}
          hint={words.refHint}
          value={ref.text}
          onChange={(event) => ref.change(event.target.value)}
          messages={messages}
        />
      ) : null}
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason.text}
        onChange={(event) => reason.change(event.target.value)}
        messages={messages}
      />
      <div className="pl-bar">
        <Button type="submit" small busy={busy}>
          {words.send}
        </Button>
        <Button secondary small onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
