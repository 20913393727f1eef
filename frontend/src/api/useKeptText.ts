import { useEffect, useRef, useState } from "react";
import { draftAt, dropDraft, keepDraft } from "../lib/drafts";
import { session } from "./session";

/**
 * Words in a form that is sent as a whole: kept on this computer while they are typed and there again after a reload, a
 * lost line or an expired sign-in, until they are sent or the person takes them out. `base` names the version they are
 * typed against; `stale` says that kept words belong to an earlier one.
 */
export function useKeptText(place: string, standing = "", base: string | null = null) {
  const [text, setText] = useState(standing);
  const [stale, setStale] = useState(false);
  const typed = useRef(false);
  const account = session.account ?? "";

  useEffect(() => {
    let left = false;
    void draftAt(account, place).then((draft) => {
      if (left || typed.current || typeof draft?.value !== "string") return;
      setText(draft.value);
      setStale(draft.etag !== base);
    });
    return () => {
      left = true;
    };
  }, [account, place, base]);

  function change(next: string): void {
    typed.current = true;
    setText(next);
    if (next === standing || next.trim() === "") void dropDraft(account, place);
    else void keepDraft({ account, place, value: next, etag: base });
  }

  function forget(): void {
    typed.current = true;
    setText(standing);
    void dropDraft(account, place);
  }

  return { text, change, forget, stale };
}
