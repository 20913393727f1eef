import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { words } from "./en";
import { ProposeRelease } from "./ProposeRelease";
import {
  PREVIEWED,
  recallRelease,
  releaseReport,
  type Release,
  type ReleaseStep as Step,
  type Report,
} from "./queries";
import { ReleaseFacts, StepState } from "./ReleaseFacts";
import { useReleased } from "./useReleased";

const text = words.releases;

interface Props {
  inspection: string;
  report: Report;
  step: Step;
}

function Recall({
  inspection,
  report,
  release,
  onClose,
}: Omit<Props, "step"> & { release: Release; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const released = useReleased(inspection);
  const { act, busy, messages } = useAct();
  const recall = async () => {
    const done = await act(async () => {
      await recallRelease(inspection, report.id, release.id, reason);
      await released();
    });
    if (done) onClose();
  };
  return (
    <Confirm
      title={text.recallTitle[release.kind]}
      yes={text.recallYes}
      onYes={() => void recall()}
      onNo={onClose}
      busy={busy}
    >
      <ErrorSummary messages={messages} />
      <p>{text.recallBody}</p>
      <TextArea
        name="reason"
        label={text.recallReason}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        messages={messages}
      />
    </Confirm>
  );
}

function Consent({
  inspection,
  report,
  release,
  onClose,
}: Omit<Props, "step"> & { release: Release; onClose: () => void }) {
  const released = useReleased(inspection);
  const { act, busy, messages } = useAct();
  const consent = async () => {
    const done = await act(async () => {
      await releaseReport(inspection, report.id, {
        kind: release.kind,
        // The draft goes to the two chief officers by itself: the act names nobody.
        recipients: release.kind === "embargoed" ? release.recipients.map((person) => person.account_id) : [],
        publish_at: release.publish_at,
      });
      await released();
    });
    if (done) onClose();
  };
  const names = release.recipients.map((person) => person.name);
  return (
    <Confirm
      title={text.consentTitle[release.kind]}
      yes={text.consent[release.kind]}
      onYes={() => void consent()}
      onNo={onClose}
      busy={busy}
    >
      <ErrorSummary messages={messages} />
      <p>{text.brings[release.kind](names, release.publish_at)}</p>
      <p>{text.signed}</p>
    </Confirm>
  );
}

/** One release: what it does, where it stands, and the one act that is next, with the reason where it is not allowed yet. */
export function ReleaseStep({ inspection, report, step }: Props) {
  const [open, setOpen] = useState<"propose" | "consent" | "recall" | null>(null);
  const release = permissionFor(step.permitted_actions, "release_report");
  const recall = permissionFor(step.permitted_actions, "recall_release");
  const preview = permissionFor(step.permitted_actions, "preview_report");
  const { standing } = step;
  const waits = standing !== null && standing.effective_at === null;
  const close = () => setOpen(null);
  const known = { inspection, report };
  return (
    <li>
      <div className="pl-bar pl-bar--between">
        <h3>{words.kinds[step.kind]}</h3>
        <StepState step={step} />
      </div>
      {standing ? <ReleaseFacts release={standing} /> : <p className="pl-measure">{text.explains[step.kind]}</p>}
      {preview?.allowed ? (
        <ul className="pl-plain pl-bar pl-gap2">
          {PREVIEWED.map((role) => (
            <li key={role}>
              <Link to={paths.reportPreview(inspection, report.id)} search={{ as: role }}>
                {words.preview.link(words.preview.roles[role])}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {standing && open === "consent" ? <Consent {...known} release={standing} onClose={close} /> : null}
      {standing && open === "recall" ? <Recall {...known} release={standing} onClose={close} /> : null}
      {open === "propose" ? <ProposeRelease {...known} step={step} onClose={close} /> : null}
      {open === null ? (
        <div className="pl-mt3">
          {standing === null && release ? (
            <Button small permission={release} onClick={() => setOpen("propose")}>
              {text.propose[step.kind]}
            </Button>
          ) : null}
          {waits && release ? (
            <Button small permission={release} onClick={() => setOpen("consent")}>
              {text.consent[step.kind]}
            </Button>
          ) : null}
          {standing && recall?.allowed ? (
            <p className="pl-mt2">
              <Button secondary small permission={recall} onClick={() => setOpen("recall")}>
                {text.recall[step.kind]}
              </Button>
            </p>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
