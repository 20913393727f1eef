import { Suspense, useState, type ReactNode } from "react";
import { Loading } from "./PageHead";

/** A part that is folded away: what it holds is made, and asks for what it needs, when it is first opened, and then stays. */
export function Folded({ title, open = false, className = "", children }: FoldedProps) {
  const [opened, setOpened] = useState(open);
  return (
    <details
      className={`ds_details ${className}`}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary className="ds_details__summary">{title}</summary>
      <div className="ds_details__text">
        {opened ? <Suspense fallback={<Loading what={title} />}>{children}</Suspense> : null}
      </div>
    </details>
  );
}

interface FoldedProps {
  title: string;
  open?: boolean;
  className?: string;
  children: ReactNode;
}
