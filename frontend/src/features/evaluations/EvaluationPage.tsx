import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { EvaluationPicker } from "../../ui/EvaluationPicker";
import { TextArea } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { CommentsPanel } from "../comments/CommentsPanel";
import { useInspection } from "../inspections/useInspection";
import { methodology, type Method } from "../methodology/queries";
import { words } from "./en";
import { History } from "./History";
import { evaluation, recordEvaluation, type Evaluation } from "./queries";

interface FormProps {
  inspection: string;
  current: Evaluation;
  etag: string | null;
  method: Method;
}

function EvaluationForm({ inspection, current, etag, method }: FormProps) {
  const [value, setValue] = useState(current.value);
  const [saved, setSaved] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const permission = permissionFor(current.permitted_actions, "record_evaluation");
  const scale = method.scale.points.map(({ value: point, label, summary }) => ({
    value: point,
    word: label,
    meaning: `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
  }));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(false);
    await act(async () => {
      await recordEvaluation(inspection, current.indicator, etag, {
        value: current.evaluated ? value : null,
        rationale: textOf(form, "rationale"),
        narrative: textOf(form, "narrative"),
        reason: textOf(form, "reason") || null,
      });
      await queries.invalidateQueries({ queryKey: ["evaluations", inspection] });
      setSaved(true);
    });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      {current.evaluated ? (
        <EvaluationPicker
          name="value"
          question={words.question}
          scale={scale}
          value={value}
          onChange={setValue}
          messages={messages}
        />
      ) : (
        <Notice>
          <p>{words.none}</p>
        </Notice>
      )}
      {current.evaluated ? (
        <TextArea
          name="rationale"
          label={words.rationale}
          hint={words.rationaleHint}
          defaultValue={current.rationale}
          messages={messages}
        />
      ) : null}
      <TextArea
        name="narrative"
        label={words.narrative}
        defaultValue={current.narrative}
        rows={8}
        messages={messages}
      />
      {current.version > 0 ? (
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={2} messages={messages} />
      ) : null}
      <div className="pl-bar">
        {permission ? (
          <Button type="submit" busy={busy} permission={permission}>
            {words.save}
          </Button>
        ) : null}
        <span role="status">{saved ? <StatusText tone="ok">{words.saved}</StatusText> : null}</span>
        <Link to={paths.evaluations(inspection)}>{words.back}</Link>
      </div>
    </form>
  );
}

export default function EvaluationPage() {
  const id = useParam("id");
  const indicator = useParam("indicator");
  const { methodology: pinned } = useInspection(id);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const { data } = useSuspenseQuery(evaluation(id, indicator));
  const guide = method.indicators.find((row) => row.code === indicator);
  return (
    <>
      <PageHead title={`${indicator} ${data.data.title}`} kicker={words.title}>
        <AudienceLabel audience="inspectorate" words={words.audience} />
      </PageHead>
      <div className="pl-grid">
        <div className="pl-c8">
          <EvaluationForm
            key={`${indicator} ${data.data.version}`}
            inspection={id}
            current={data.data}
            etag={data.etag}
            method={method}
          />
        </div>
        <aside className="pl-c4 pl-aside">
          {guide?.description ? <p>{guide.description}</p> : null}
          {data.data.version > 0 ? <History inspection={id} indicator={indicator} /> : null}
          <CommentsPanel inspection={id} subject={{ subject_kind: "evaluation", subject_id: indicator }} />
        </aside>
      </div>
    </>
  );
}
