import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { permissionFor } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { CommentsPanel } from "../comments/CommentsPanel";
import { useInspection } from "../inspections/useInspection";
import { methodology, type Method } from "../methodology/queries";
import { EvaluationForm } from "./EvaluationForm";
import { EvaluationText } from "./EvaluationText";
import { words } from "./en";
import { History } from "./History";
import { evaluation } from "./queries";

/** The indicators before and after this one, so that nobody has to go back to the list nine times. */
function Neighbours({ inspection, indicator, method }: { inspection: string; indicator: string; method: Method }) {
  const at = method.indicators.findIndex((row) => row.code === indicator);
  const [before, after] = [method.indicators[at - 1], method.indicators[at + 1]];
  return (
    <nav className="pl-bar pl-mt6" aria-label={words.neighbours}>
      {before ? <Link to={paths.evaluation(inspection, before.code)}>{words.previous(before.code)}</Link> : null}
      <Link to={paths.evaluations(inspection)}>{words.back}</Link>
      {after ? <Link to={paths.evaluation(inspection, after.code)}>{words.next(after.code)}</Link> : null}
    </nav>
  );
}

export default function EvaluationPage() {
  const id = useParam("id");
  const indicator = useParam("indicator");
  const { methodology: pinned } = useInspection(id);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const { data: loaded } = useSuspenseQuery({ ...evaluation(id, indicator), refetchOnWindowFocus: false });
  const [recorded, setRecorded] = useState<string | null>(null);
  const current = loaded.data;
  const permission = permissionFor(current.permitted_actions, "record_evaluation");
  const guide = method.indicators.find((row) => row.code === indicator);
  return (
    <>
      <PageHead title={`${indicator} ${current.title}`} kicker={words.title}>
        <AudienceLabel audience="inspectorate" words={words.audience} />
      </PageHead>
      <div role="status">
        {recorded === indicator ? (
          <p>
            <StatusText tone="ok">{words.saved}</StatusText>
          </p>
        ) : null}
      </div>
      <div className="pl-grid">
        <div className="pl-c8">
          {permission?.allowed ? (
            <EvaluationForm
              key={`${indicator} ${current.version}`}
              inspection={id}
              current={current}
              etag={loaded.etag}
              method={method}
              onRecorded={() => setRecorded(indicator)}
            />
          ) : (
            <EvaluationText current={current} method={method} why={permission?.reason ?? null} />
          )}
          <Neighbours inspection={id} indicator={indicator} method={method} />
        </div>
        <aside className="pl-c4 pl-aside">
          {guide?.description ? <p>{guide.description}</p> : null}
          {current.version > 0 ? <History inspection={id} indicator={indicator} /> : null}
          <CommentsPanel inspection={id} subject={{ subject_kind: "evaluation", subject_id: indicator }} />
        </aside>
      </div>
    </>
  );
}
