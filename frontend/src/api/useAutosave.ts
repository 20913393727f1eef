import { useEffect, useState, useSyncExternalStore } from "react";
import { Autosave, type Outcome, type SaveState } from "../lib/autosave";
import { dropDraft, keepDraft } from "../lib/drafts";
import { serverNow } from "../lib/serverClock";
import type { Versioned } from "./client";
import { ApiProblem, ConnectionLost, SignedOut } from "./problems";
import { session } from "./session";

/** What became of one attempt to save, as the queue understands it. */
export async function outcomeOf<T>(attempt: Promise<Versioned<T>>): Promise<Outcome<never>> {
  try {
    const { etag } = await attempt;
    return { kind: "saved", etag, at: serverNow() };
  } catch (error) {
    if (error instanceof SignedOut) return { kind: "signed_out" };
    if (error instanceof ConnectionLost) return { kind: "offline" };
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status === 412) return { kind: "conflict", theirs: error.members["theirs"], etag: error.etag };
    // Busy or restarting is a dropped line by another name.
    if (error.status >= 500 || error.status === 429) return { kind: "offline" };
    return { kind: "refused", message: error.message };
  }
}

export interface AutosaveHandle<T> {
  state: SaveState;
  change: (value: T) => void;
  flush: () => Promise<void>;
  settle: (value: T, etag: string | null) => Promise<void>;
  take: (etag: string | null) => Promise<void>;
  /** Whether there are words that the server does not have. */
  unsent: () => boolean;
}

interface Options<T> {
  /** Names the text on this computer: unsent words come back here after a reload. */
  place: string;
  etag: string | null;
  send: (value: T, etag: string | null) => Promise<Versioned<unknown>>;
  onSaved?: () => void;
}

/** Autosave for one text of the signed-in account: 2 s after typing stops, on leaving, when line or sign-in are back. */
export function useAutosave<T>({ place, etag, send, onSaved }: Options<T>): AutosaveHandle<T> {
  const [queue] = useState(() => {
    const account = session.account ?? "";
    return new Autosave<T>({
      etag,
      send: async (value, version) => {
        const outcome = await outcomeOf(send(value, version));
        if (outcome.kind === "saved") onSaved?.();
        return outcome;
      },
      keep: (value, version) => keepDraft({ account, place, value, etag: version }),
      letGo: () => dropDraft(account, place),
    });
  });
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot);

  useEffect(() => {
    const flush = () => void queue.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      if (!queue.unsent) return;
      flush();
      event.preventDefault();
    };
    const signedInAgain = () => {
      if (session.state === "signed_in") flush();
    };
    window.addEventListener("online", flush);
    window.addEventListener("beforeunload", leaving);
    document.addEventListener("visibilitychange", flush);
    const forget = session.subscribe(signedInAgain);
    return () => {
      window.removeEventListener("online", flush);
      window.removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", flush);
      forget();
      // Leaving for another page of the product sends at once; the draft stays until the server has answered.
      flush();
    };
  }, [queue]);

  return {
    state,
    change: (value) => queue.change(value),
    flush: () => queue.flush(),
    settle: (value, version) => queue.settle(value, version),
    take: (version) => queue.take(version),
    unsent: () => queue.unsent,
  };
}
