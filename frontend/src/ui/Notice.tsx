import type { ReactNode } from "react";

type Kind = "next" | "plain" | "warn" | "bad";

const CLASS: Record<Kind, string> = {
  next: "pl-panel",
  plain: "pl-panel pl-panel--plain",
  warn: "pl-panel pl-panel--warn",
  bad: "pl-panel pl-panel--bad",
};

/** The one block on a page that outranks the rest, or a quiet "nothing here yet". */
export function Notice({ kind = "plain", title, children }: { kind?: Kind; title?: ReactNode; children: ReactNode }) {
  return (
    <div className={`${CLASS[kind]} pl-mb4`}>
      {title ? <h2 className="pl-h3">{title}</h2> : null}
      {children}
    </div>
  );
}
