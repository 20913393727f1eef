import { useEffect, useState } from "react";
import { session } from "../../api/session";
import { draftAt, dropDraft, keepDraft } from "../../lib/drafts";

/**
 * A form that is sent by a button and not by itself: what is typed is kept on this computer until the server has it, so
 * that a closed lid, a dropped line or a way back and forth loses nothing.
 */
export function useKept<T extends object>(place: string, empty: T) {
  const account = session.account ?? "";
  const [value, setValue] = useState<T>(empty);
  useEffect(() => {
    let gone = false;
    void draftAt(account, place).then((draft) => {
      if (!gone && draft) setValue({ ...empty, ...(draft.value as T) });
    });
    return () => {
      gone = true;
    };
    // `empty` only says what a new form holds; another one is no reason to begin anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [account, place]);
  return {
    value,
    change(part: Partial<T>) {
      const next = { ...value, ...part };
      setValue(next);
      void keepDraft({ account, place, value: next, etag: null });
    },
    async clear() {
      setValue(empty);
      await dropDraft(account, place);
    },
  };
}
