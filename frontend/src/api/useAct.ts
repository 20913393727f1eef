import { useCallback, useState } from "react";
import { messagesOf, type FaultWords, type FieldMessage } from "./problems";

/**
 * One act of a person: busy while it runs, its refusals as messages for the form, and never twice at once.
 */
export function useAct(words: FaultWords = {}) {
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<FieldMessage[]>([]);
  const act = useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      setBusy(true);
      setMessages([]);
      try {
        await work();
        return true;
      } catch (error) {
        setMessages(messagesOf(error, words));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [words],
  );
  return { act, busy, messages, setMessages };
}
