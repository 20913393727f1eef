import { useEffect, useRef, useState } from "react";
import { draftAt, dropDraft, keepDraft } from "../lib/drafts";
import { session } from "./session";

interface Kind<T> {
  /** Reads what was kept; null where that is something else, such as the form of an earlier release. */
  read: (kept: unknown) => T | null;
  /** Whether there is nothing in it that anybody would miss. */
  blank: (value: T) => boolean;
}

/**
 * What is typed into a form that is sent as a whole: kept on this computer while it is typed and there again after a reload,
 * a lost line or an expired sign-in, until it is sent or the person takes it out. `base` names the version it is typed
 * against; `stale` says that what was kept belongs to an earlier one.
 */
export function useKeptValue<T>(place: string, standing: T, base: string | null, { read, blank }: Kind<T>) {
  const [value, setValue] = useState(standing);
  const [stale, setStale] = useState(false);
  const typed = useRef(false);
  const account = session.account ?? "";

  useEffect(() => {
    let left = false;
    void draftAt(account, place).then((draft) => {
      const kept = draft ? read(draft.value) : null;
      if (left || typed.current || kept === null) return;
      setValue(() => kept);
      setStale(draft?.etag !== base);
    });
    return () => {
      left = true;
    };
  }, [account, place, base, read]);

  function change(next: T): void {
    typed.current = true;
    setValue(() => next);
    if (next === standing || blank(next)) void dropDraft(account, place);
    else void keepDraft({ account, place, value: next, etag: base });
  }

  /** The server has it: it stays in view and is no longer kept. */
  function sent(): void {
    typed.current = true;
    setStale(false);
    void dropDraft(account, place);
  }

  function forget(): void {
    typed.current = true;
    setValue(() => standing);
    setStale(false);
    void dropDraft(account, place);
  }

  return { value, change, sent, forget, stale };
}
