import { useEffect, useRef, useState } from "react";
import { ApiProblem, ConnectionLost, SignedOut } from "../../api/problems";
import { session } from "../../api/session";
import { Poll, type Asked } from "../../lib/poll";
import { setServerClock } from "../../lib/serverClock";
import { watchInspection, type Change, type PersonHere } from "./queries";
import { gathered } from "./watched";

interface Seen {
  changes: Change[];
  people: PersonHere[];
  now: string;
}

function outcomeOf(error: unknown): Asked {
  if (error instanceof ConnectionLost || error instanceof SignedOut) return "busy";
  if (error instanceof ApiProblem) return error.status === 429 || error.status >= 500 ? "busy" : "refused";
  throw error;
}

/**
 * What others do in an inspection while a page of it is open. Nothing on the page changes by it: the reader is told, and
 * decides. The poll uses an access token as long as it holds and never renews one, so that it keeps nobody signed in.
 */
export function useWatch(inspection: string, page: string) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const position = useRef<number | null>(null);
  const current = useRef(page);
  const poll = useRef<Poll | null>(null);

  useEffect(() => {
    position.current = null;
    const own = new Poll({
      awake: () =>
        document.visibilityState === "visible" && navigator.onLine && session.state === "signed_in" && session.fresh,
      ask: async () => {
        try {
          const found = await watchInspection(inspection, current.current, position.current);
          position.current = found.position;
          setServerClock(found.server_time);
          setSeen((before) => ({
            changes: gathered(before?.changes ?? [], found.items),
            people: found.people,
            now: found.server_time,
          }));
          return "answered";
        } catch (error) {
          return outcomeOf(error);
        }
      },
    });
    const wake = () => own.wake();
    poll.current = own;
    wake();
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", wake);
    const forget = session.subscribe(wake);
    return () => {
      own.stop();
      setSeen(null);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", wake);
      forget();
    };
  }, [inspection]);

  // Another page of the same inspection: the others learn of it at once.
  useEffect(() => {
    if (current.current === page) return;
    current.current = page;
    poll.current?.wake();
  }, [page]);

  return {
    seen,
    putAway: (change: Change) =>
      setSeen((before) => before && { ...before, changes: before.changes.filter((row) => row !== change) }),
  };
}
