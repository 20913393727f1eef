import { useEffect, useRef, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { words as enrolment } from "./en";
import { faults, words } from "./enAccount";
import { QrCode } from "./QrCode";
import { confirmCodes, type Offer } from "./queries";

const text = words.codes;

interface AuthenticatorProps {
  offer: Offer;
  onConfirmed: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}

/** The key for an app on a telephone, and the first code of it that shows that it works. */
export function Authenticator({ offer, onConfirmed, onCancel }: AuthenticatorProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { act, busy, messages } = useAct(faults);
  useEffect(() => heading.current?.focus(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void act(async () => onConfirmed((await confirmCodes(textOf(form, "one_time_code"))).recovery_codes));
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mb4" onSubmit={submit} noValidate>
      <h3 tabIndex={-1} ref={heading}>
        {text.step1}
      </h3>
      <QrCode text={offer.otpauth_uri} name={text.picture} />
      <p>{text.byHand}</p>
      <p className="pl-anywhere">
        <code>{offer.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <p>
        <a href={offer.otpauth_uri}>{enrolment.enrol.open}</a>
      </p>
      <h3>{text.step2}</h3>
      <ErrorSummary messages={messages} />
      <TextField
        name="one_time_code"
        label={text.code}
        hint={text.until}
        autoComplete="one-time-code"
        inputMode="numeric"
        messages={messages}
      />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.confirm}
        </Button>
        <Button secondary onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Shown this once; the person says that they kept them before they go away. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="pl-panel pl-mb4">
      <h3 tabIndex={-1} ref={heading}>
        {text.ready}
      </h3>
      <p>{text.readyLede}</p>
      <ul className="pl-plain pl-columns" aria-label={text.copied}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="pl-bar">
        <Button onClick={onKept}>{text.kept}</Button>
        <CopyButton text={codes.join("\n")} label={text.copy} what={text.copied} />
      </div>
    </div>
  );
}
