import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problems";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { EvaluationPicker } from "../../ui/EvaluationPicker";
import { TextArea } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { StatusText } from "../../ui/StatusText";
import { evidenceList } from "../evidence/queries";
import type { Method } from "../methodology/queries";
import { CitedField } from "./CitedField";
import { Clash, type Theirs } from "./Clash";
import { words } from "./en";
import { recordEvaluation, type Evaluation } from "./queries";
import { WhyNarrativeOnly } from "./WhyNarrativeOnly";

interface Props {
  inspection: string;
  current: Evaluation;
  etag: string | null;
  method: Method;
  onRecorded: () => void;
}

/** What the team agreed. The texts are kept on this computer until they are recorded; a change of the value needs its reason. */
export function EvaluationForm({ inspection, current, etag, method, onRecorded }: Props) {
  const place = `${inspection}/evaluations/${current.indicator}`;
  const [value, setValue] = useState(current.value);
  const [standing, setStanding] = useState(etag);
  const [clash, setClash] = useState<Theirs | null>(null);
  const rationale = useKeptText(`${place}/rationale`, current.rationale, etag);
  const narrative = useKeptText(`${place}/narrative`, current.narrative, etag);
  const reason = useKeptText(`${place}/reason`);
  const { data: evidence } = useQuery({ ...evidenceList(inspection), throwOnError: false });
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const permission = permissionFor(current.permitted_actions, "record_evaluation");
  const scale = method.scale.points.map(({ value: point, label, summary }) => ({
    value: point,
    word: label,
    meaning: `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
  }));

  function forget() {
    for (const one of [rationale, narrative, reason]) one.forget();
  }

  async function record() {
    const agreed = {
      value: current.evaluated ? value : null,
      rationale: rationale.text,
      narrative: narrative.text,
      reason: reason.text.trim() || null,
    };
    const done = await act(async () => {
      await recordEvaluation(inspection, current.indicator, standing, agreed).catch((error: unknown) => {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        setClash(error.members["theirs"] as Theirs);
        setStanding(error.etag);
        throw error;
      });
    });
    if (!done) return;
    forget();
    onRecorded();
    await queries.invalidateQueries({ queryKey: ["evaluations", inspection] });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void record();
  }

  if (clash) {
    return (
      <Clash
        theirs={clash}
        mine={{ value, rationale: rationale.text, narrative: narrative.text }}
        onMine={() => setClash(null)}
        onTheirs={() => {
          forget();
          void queries.invalidateQueries({ queryKey: ["evaluations", inspection] });
        }}
      />
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary messages={messages} />
      {rationale.stale || narrative.stale ? (
        <Notice kind="warn">
          <p>{words.stale}</p>
        </Notice>
      ) : null}
      {current.evaluated ? (
        <>
          <EvaluationPicker
            name="value"
            question={words.question}
            scale={scale}
            value={value}
            onChange={setValue}
            messages={messages}
          />
          <CitedField
            name="rationale"
            label={words.rationale}
            hint={words.rationaleHint}
            value={rationale.text}
            citable={evidence ?? []}
            onChange={rationale.change}
            messages={messages}
          />
        </>
      ) : (
        <WhyNarrativeOnly code={current.indicator} method={method} />
      )}
      <CitedField
        name="narrative"
        label={words.narrative}
        hint={words.narrativeHint}
        rows={8}
        value={narrative.text}
        citable={evidence ?? []}
        onChange={narrative.change}
        messages={messages}
      />
      {current.version > 0 ? (
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          rows={2}
          value={reason.text}
          onChange={(event) => reason.change(event.target.value)}
          messages={messages}
        />
      ) : null}
      <Button type="submit" busy={busy} permission={permission}>
        {words.save}
      </Button>
      <p className="pl-meta">
        <StatusText tone="none">{words.kept}</StatusText>
      </p>
    </form>
  );
}
