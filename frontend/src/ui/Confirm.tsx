import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "./Button";

/** A question before an act that others will notice. In the flow, not over the page; it takes the focus. */
export function Confirm({
  title,
  children,
  yes,
  no = "Not yet",
  onYes,
  onNo,
  busy,
}: {
  title: string;
  children: ReactNode;
  yes: string;
  no?: string;
  onYes: () => void;
  onNo: () => void;
  busy?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="pl-panel pl-panel--warn pl-mb4" aria-label={title}>
      <h2 className="pl-h3" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
      <div className="pl-bar pl-mt4">
        <Button onClick={onYes} busy={busy}>
          {yes}
        </Button>
        <Button secondary onClick={onNo}>
          {no}
        </Button>
      </div>
    </section>
  );
}
