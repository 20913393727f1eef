import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { session } from "../api/session";
import { paths } from "../lib/paths";
import { Button } from "../ui/Button";
import { words } from "./en";

/** Signing out takes unsent words off this computer, but only after asking. */
export function SignOut() {
  const [unsent, setUnsent] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();

  useEffect(() => {
    if (unsent > 0) dialog.current?.showModal();
    else dialog.current?.close();
  }, [unsent]);

  async function leave() {
    setUnsent(0);
    await session.signOut();
    queries.clear();
    await navigate({ to: paths.signIn() });
  }

  async function ask() {
    const { draftsOf } = await import("../lib/drafts");
    const drafts = session.account ? await draftsOf(session.account) : [];
    if (drafts.length > 0) setUnsent(drafts.length);
    else await leave();
  }

  async function discard() {
    const { dropDraftsOf } = await import("../lib/drafts");
    if (session.account) await dropDraftsOf(session.account);
    await leave();
  }

  return (
    <>
      <button type="button" className="pl-linkbutton" onClick={() => void ask()}>
        {words.signOut}
      </button>
      <dialog className="pl-dialog" ref={dialog} aria-labelledby="unsent-title" onClose={() => setUnsent(0)}>
        <h2 id="unsent-title">{words.signOutDrafts.title(unsent)}</h2>
        <p>{words.signOutDrafts.body}</p>
        <div className="pl-bar">
          <Button onClick={() => setUnsent(0)}>{words.signOutDrafts.keep}</Button>
          <Button secondary onClick={() => void discard()}>
            {words.signOutDrafts.discard}
          </Button>
        </div>
      </dialog>
    </>
  );
}
