import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { useAct } from "../../api/useAct";
import { typedIn } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { proofFaults, words } from "./enAccount";

const text = words.codes;

interface ProofProps {
  title: string;
  button: string;
  children?: ReactNode;
  onProved: (password: string) => Promise<void>;
  onCancel: () => void;
}

/** The password once more, before a way of signing in is changed. */
export function Proof({ title, button, children, onProved, onCancel }: ProofProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { act, busy, messages } = useAct(proofFaults);
  useEffect(() => heading.current?.focus(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void act(() => onProved(typedIn(form, "proof")));
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mb4" onSubmit={submit} noValidate>
      <h3 tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {children}
      <ErrorSummary messages={messages} />
      <TextField
        name="proof"
        type="password"
        label={text.proof}
        hint={text.proofHint}
        autoComplete="current-password"
        messages={messages}
      />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {button}
        </Button>
        <Button secondary onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
