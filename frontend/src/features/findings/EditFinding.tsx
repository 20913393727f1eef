import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problems";
import { useAct } from "../../api/useAct";
import type { Versioned } from "../../api/client";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Diff } from "../../ui/Diff";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { Loading } from "../../ui/PageHead";
import { AuditReason, FAULTS } from "./AuditReason";
import { words } from "./en";
import { FindingFields, type FindingDraft } from "./FindingFields";
import { changeFinding, finding as oneFinding, withdrawFinding, type Finding } from "./queries";

interface Props {
  inspection: string;
  onDone: () => void;
  onClose: () => void;
}

function Form({ inspection, loaded, onDone, onClose }: Props & { loaded: Versioned<Finding> }) {
  const { data: finding } = loaded;
  const [draft, setDraft] = useState<FindingDraft>({
    kind: finding.kind,
    indicator: finding.indicator ?? "",
    text: finding.text,
    internal_note: finding.internal_note,
  });
  const [etag, setEtag] = useState(loaded.etag);
  const [theirs, setTheirs] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const [reason, setReason] = useState("");
  const { act, busy, messages } = useAct(FAULTS);

  const run = async (work: () => Promise<unknown>) => {
    const done = await act(async () => {
      await work().catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 412) {
          const { theirs: saved } = error.members;
          setTheirs(typeof saved === "string" ? saved : "");
          setEtag(error.etag);
        }
        throw error;
      });
    });
    if (done) onDone();
  };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { indicator, ...rest } = draft;
    void run(() => changeFinding(inspection, finding.id, etag, { ...rest, indicator: indicator || null }, reason));
  }

  return (
    <form
      className="pl-panel pl-panel--plain pl-mt3"
      onSubmit={submit}
      noValidate
      aria-label={words.editOf(finding.reference)}
    >
      <ErrorSummary messages={messages} />
      {theirs === null ? null : (
        <Notice kind="warn" title={words.clash}>
          <Diff from={draft.text} to={theirs} />
        </Notice>
      )}
      <FindingFields
        inspection={inspection}
        draft={draft}
        messages={messages}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      <AuditReason inspection={inspection} value={reason} messages={messages} onChange={setReason} />
      {taking ? (
        <Confirm
          title={words.takeTitle(finding.reference)}
          yes={words.takeYes}
          onYes={() => void run(() => withdrawFinding(inspection, finding.id, etag, reason))}
          onNo={() => setTaking(false)}
          busy={busy}
        >
          <p>{words.takeBody}</p>
        </Confirm>
      ) : (
        <div className="pl-bar pl-gap2">
          <Button
            type="submit"
            small
            busy={busy}
            permission={permissionFor(finding.permitted_actions, "change_finding")}
          >
            {words.saveEdit}
          </Button>
          <Button secondary small onClick={onClose}>
            {words.notYet}
          </Button>
          <Button
            secondary
            small
            permission={permissionFor(finding.permitted_actions, "withdraw_finding")}
            onClick={() => setTaking(true)}
          >
            {words.take}
          </Button>
        </div>
      )}
    </form>
  );
}

/** One finding to be put into other words or taken back, read anew so that the change starts from what stands. */
export function EditFinding({ id, ...props }: Props & { id: string }) {
  const { data: loaded } = useQuery({ ...oneFinding(props.inspection, id), refetchOnWindowFocus: false });
  return loaded ? <Form {...props} loaded={loaded} /> : <Loading what="the finding" />;
}
