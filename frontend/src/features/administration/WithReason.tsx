import { useEffect, useRef, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { words } from "./en";
import type { Act } from "./queries";

const text = words.account;

interface WithReasonProps {
  wanted: Act;
  onDone: (reason: string) => Promise<void>;
  onCancel: () => void;
}

/** What is done to somebody's account is done with a reason. */
export function WithReason({ wanted, onDone, onCancel }: WithReasonProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { act, busy, messages, setMessages } = useAct();
  useEffect(() => heading.current?.focus(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = textOf(new FormData(event.currentTarget), "reason");
    if (!reason) return setMessages([{ field: "reason", words: text.missing }]);
    void act(() => onDone(reason));
  }

  return (
    <form className="pl-panel pl-panel--warn pl-mb4" onSubmit={submit} noValidate>
      <h2 className="pl-h3" tabIndex={-1} ref={heading}>
        {text.titles[wanted]}
      </h2>
      <p>{text.explained[wanted]}</p>
      <ErrorSummary messages={messages} />
      <TextArea name="reason" label={text.why} hint={text.whyHint} rows={2} messages={messages} />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.titles[wanted]}
        </Button>
        <Button secondary onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
