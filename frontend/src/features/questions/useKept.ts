import { useRef, useState } from "react";
import { session } from "../../api/session";
import { dropDraft, keepDraft, type Draft } from "../../lib/drafts";

/**
 * Words of a form that are sent by an act and not by themselves: kept on this computer at every key, let go when the
 * server has them. `key` names this very text, so that sending it twice does the thing once.
 */
export function useKept<T>(place: string, draft: (Draft & { value: T }) | null, empty: T) {
  const account = session.account ?? "";
  const [value, setValue] = useState<T>(draft?.value ?? empty);
  const [kept, setKept] = useState(draft !== null);
  const key = useRef(crypto.randomUUID());
  return {
    value,
    kept,
    key: () => key.current,
    change: (next: T) => {
      key.current = crypto.randomUUID();
      setValue(next);
      void keepDraft({ account, place, value: next, etag: null }).then(() => setKept(true));
    },
    letGo: async () => {
      await dropDraft(account, place);
      setValue(empty);
      setKept(false);
    },
  };
}
