import { lazy, Suspense } from "react";
import { words } from "./en";
import { words as account } from "./enAccount";

const QrCode = lazy(async () => ({ default: (await import("./QrCode")).QrCode }));

export interface Enrolled {
  secret: string;
  otpauth_uri: string;
  recovery_codes: string[];
}

/** Shown once, between the first password and the first code. */
export function Enrolment({ enrolled }: { enrolled: Enrolled }) {
  return (
    <div className="pl-panel pl-panel--plain pl-mb4">
      <h2 className="pl-h3">{words.enrol.title}</h2>
      <p>{words.enrol.lede}</p>
      <h3>{words.enrol.step1}</h3>
      <Suspense fallback={null}>
        <QrCode text={enrolled.otpauth_uri} name={account.codes.picture} />
      </Suspense>
      <p>{account.codes.byHand}</p>
      <p className="pl-anywhere">
        <code>{enrolled.secret}</code>
      </p>
      <p>
        <a href={enrolled.otpauth_uri}>{words.enrol.open}</a>
      </p>
      <h3>{words.enrol.step2}</h3>
      <p>{words.enrol.recovery}</p>
      <ul className="pl-plain pl-columns">
        {enrolled.recovery_codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <h3>{words.enrol.step3}</h3>
    </div>
  );
}
