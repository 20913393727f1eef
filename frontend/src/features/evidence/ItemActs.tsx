import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { detail } from "./enDetail";
import { deleteEvidence, submitEvidence, withdrawEvidence, type EvidenceItem } from "./queries";

const text = detail.acts;

type Asking = "nothing" | "delete" | "submit" | "withdraw";

/** Before it is submitted an item can be deleted; after that it is withdrawn, with a reason, and stays to be seen. */
export function ItemActs({ inspection, item, etag }: { inspection: string; item: EvidenceItem; etag: string }) {
  const [asking, setAsking] = useState<Asking>("nothing");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { act, busy, messages } = useAct({ "/reason": { field: "reason", words: text.reasonCure } });
  const may = (action: string) => permissionFor(item.permitted_actions, action);
  if (item.withdrawn_at || !may("delete_evidence")) return null;
  const again = () => queries.invalidateQueries({ queryKey: ["evidence", inspection] });
  const stop = () => setAsking("nothing");

  const run = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      stop();
      await again();
    });

  async function withdraw(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = textOf(new FormData(event.currentTarget), "reason");
    await run(() => withdrawEvidence(inspection, item.id, reason));
  }

  async function remove() {
    const done = await act(async () => {
      await deleteEvidence(inspection, item.id, etag);
    });
    if (!done) return stop();
    await navigate({ to: paths.evidence(inspection) });
    await again();
  }

  return (
    <section className="pl-section pl-mt6" aria-labelledby="acts">
      <h2 id="acts">{item.submitted_at ? text.titleSubmitted : text.title}</h2>
      <ErrorSummary messages={messages} />
      {asking === "delete" ? (
        <Confirm
          title={text.deleteTitle(item.reference)}
          yes={text.delete}
          onYes={() => void remove()}
          onNo={stop}
          busy={busy}
        >
          <p>{text.deleteBody}</p>
        </Confirm>
      ) : null}
      {asking === "submit" ? (
        <Confirm
          title={text.submitTitle(item.reference)}
          yes={text.submit}
          onYes={() => void run(() => submitEvidence(inspection, item.id))}
          onNo={stop}
          busy={busy}
        >
          <p>{text.submitBody}</p>
        </Confirm>
      ) : null}
      {asking === "withdraw" ? (
        <form className="pl-panel pl-panel--warn" onSubmit={(event) => void withdraw(event)} noValidate>
          <TextArea name="reason" label={text.reason} hint={text.reasonHint} rows={3} messages={messages} />
          <div className="pl-bar">
            <Button type="submit" busy={busy}>
              {text.withdraw}
            </Button>
            <Button secondary onClick={stop}>
              {text.keep}
            </Button>
          </div>
        </form>
      ) : null}
      {asking === "nothing" ? (
        <div className="pl-bar">
          {item.submitted_at ? (
            <>
              <Button secondary permission={may("submit_evidence")} onClick={() => setAsking("submit")}>
                {text.submitVersion}
              </Button>
              <Button secondary permission={may("withdraw_evidence")} onClick={() => setAsking("withdraw")}>
                {text.withdraw}
              </Button>
            </>
          ) : (
            <>
              <Button secondary permission={may("submit_evidence")} onClick={() => setAsking("submit")}>
                {text.submit}
              </Button>
              <Button secondary permission={may("delete_evidence")} onClick={() => setAsking("delete")}>
                {text.delete}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}
