import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { session } from "../api/session";
import { SignInForm } from "../features/identity/SignInForm";
import { Button } from "../ui/Button";
import { words } from "./en";
import { useIdleWarning } from "./useIdleWarning";
import { useSession } from "./useSession";

/** Warns before an idle session ends, and asks for the password in place once it has ended, over the untouched page. */
export default function SessionGuard() {
  const state = useSession();
  const minutes = useIdleWarning(state === "signed_in");
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  const wasExpired = useRef(false);

  useEffect(() => {
    void import("../lib/drafts").then(({ pruneDrafts }) => pruneDrafts());
  }, []);

  useEffect(() => {
    if (state === "signed_in" && wasExpired.current) void queries.invalidateQueries();
    wasExpired.current = state === "expired";
  }, [state, queries]);

  useEffect(() => {
    if (state === "expired") dialog.current?.showModal();
    else dialog.current?.close();
  }, [state]);

  return (
    <>
      <div role="status">
        {minutes === null ? null : (
          <div className="pl-panel pl-panel--warn pl-mt4">
            <h2 className="pl-h3">{words.timeout.title(minutes)}</h2>
            <p>{words.timeout.body}</p>
            <p>
              <Button small onClick={() => void session.renew()}>
                {words.timeout.stay}
              </Button>
            </p>
          </div>
        )}
      </div>
      <dialog
        className="pl-dialog"
        ref={dialog}
        aria-labelledby="again-title"
        onCancel={(event) => event.preventDefault()}
      >
        {state === "expired" ? (
          <>
            <h2 id="again-title">{words.again.title}</h2>
            <p>{words.again.body}</p>
            <SignInForm onDone={() => undefined} />
          </>
        ) : null}
      </dialog>
    </>
  );
}
