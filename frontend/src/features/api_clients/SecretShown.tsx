import type { ReactNode } from "react";
import { CopyButton } from "../../ui/CopyButton";
import { Notice } from "../../ui/Notice";
import { curlLines } from "./curl";
import { words } from "./en";
import type { SecretMade } from "./queries";

const text = words.secret;

function Line({ children, label, what }: { children: string; label: string; what: string }) {
  return (
    <>
      <p className="pl-anywhere">
        <code>{children}</code>
      </p>
      <p>
        <CopyButton text={children} label={label} what={what} />
      </p>
    </>
  );
}

interface SecretShownProps {
  name: string;
  scopes: string[];
  secret: SecretMade;
  children: ReactNode;
}

/** Shown this once, with lines that work as they stand. */
export function SecretShown({ name, scopes, secret, children }: SecretShownProps) {
  const lines = curlLines(secret, scopes, window.location.origin);
  return (
    <Notice kind="next" title={text.title(name)}>
      <p>{text.once}</p>
      <Line label={text.copy} what={text.what}>
        {secret.secret}
      </Line>
      <p>{text.token}</p>
      <Line label={text.copyToken} what={text.tokenWhat}>
        {lines.token}
      </Line>
      <p>{text.use}</p>
      <Line label={text.copyUse} what={text.tokenWhat}>
        {lines.use}
      </Line>
      {children}
    </Notice>
  );
}
