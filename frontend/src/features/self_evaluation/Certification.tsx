import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { acts } from "./enActs";
import { certify, requireCertification, type SelfEvaluationOpen } from "./queries";

const text = acts.certification;

type State = NonNullable<SelfEvaluationOpen["certification"]>;

function stateOf({ certified, certified_by, certified_at, lapsed }: State): string {
  const who = certified_by ?? "";
  const when = certified_at ? shortDateAndTime(certified_at) : "";
  if (certified) return text.by(who, when);
  return lapsed ? text.lapsed(who, when) : text.wanted;
}

/** Whether the chief social work officer has to stand by the text, whether they do, and what ends that. */
export function Certification({ inspection, whole }: { inspection: string; whole: SelfEvaluationOpen }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const change = permissionFor(whole.permitted_actions, "change_self_evaluation_settings");
  const certification = permissionFor(whole.permitted_actions, "certify_self_evaluation");
  const state = whole.certification;
  if (!state || !change) return null;
  const run = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      setAsking(false);
    }).finally(() => queries.invalidateQueries({ queryKey: ["self-evaluation", inspection] }));
  return (
    <section className="pl-section pl-mb6" aria-labelledby="certification">
      <h2 id="certification">{text.title}</h2>
      <ErrorSummary messages={messages} />
      <Checkbox
        name="certification_required"
        label={text.required}
        checked={state.required}
        disabled={!change.allowed || busy}
        onChange={(event) => void run(() => requireCertification(inspection, event.target.checked))}
      />
      <p className="pl-meta">{change.allowed ? text.requiredHint : change.reason}</p>
      {state.required || state.certified_by ? (
        <>
          <p>
            <StatusText tone={state.certified ? "ok" : "warn"} wrap>
              {stateOf(state)}
            </StatusText>
          </p>
          <p className="pl-measure">{text.lapses}</p>
        </>
      ) : null}
      {state.required && certification && !state.certified ? (
        asking ? (
          <Confirm
            title={text.confirmTitle}
            yes={text.yes}
            no={text.no}
            busy={busy}
            onYes={() => void run(() => certify(inspection, whole.content_sha256 ?? ""))}
            onNo={() => setAsking(false)}
          >
            <p>{text.confirm}</p>
          </Confirm>
        ) : (
          <Button secondary permission={certification} onClick={() => setAsking(true)}>
            {text.act}
          </Button>
        )
      ) : null}
    </section>
  );
}
