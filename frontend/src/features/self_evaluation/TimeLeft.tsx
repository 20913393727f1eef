import { useEffect, useReducer } from "react";
import { serverNow } from "../../lib/serverClock";
import { timeLeft } from "../../lib/timeLeft";
import { Notice } from "../../ui/Notice";
import { words } from "./en";

const text = words.timeLeft;

/** What is left until the deadline by the clock of the service; what to do once it has passed is said aloud, once. */
export function TimeLeft({ due }: { due: string }) {
  const left = timeLeft(new Date(due), serverNow());
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setTimeout(again, left.again);
    return () => clearTimeout(timer);
  });
  return (
    <>
      {left.passed ? null : <p className="pl-meta">{text.left(left.words)}</p>}
      <div role="status">
        {left.passed ? (
          <Notice kind="warn" title={text.passed}>
            <p>{text.stillAccepted}</p>
          </Notice>
        ) : null}
      </div>
    </>
  );
}
