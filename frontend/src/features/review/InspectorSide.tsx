import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { permissionFor } from "../../ui/Button";
import { CitedText } from "../../ui/CitedText";
import { Folded } from "../../ui/Folded";
import { CommentsPanel } from "../comments/CommentsPanel";
import { evaluations } from "../evaluations/queries";
import { AddFinding } from "../findings/AddFinding";
import { findings, type Finding, type FindingKind } from "../findings/queries";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";

/** A solid edge for what is good, a double one for what needs to improve; always under its heading as well. */
const EDGES: Record<FindingKind, string> = {
  strength: "pl-find--plus",
  good_practice: "pl-find--plus",
  area_for_improvement: "pl-find--minus",
  recommendation: "pl-find--minus",
  key_message: "",
};

function Findings({ rows }: { rows: Finding[] }) {
  if (rows.length === 0) return <p className="pl-meta">{words.noFindings}</p>;
  const kinds = (Object.keys(EDGES) as FindingKind[]).filter((kind) => rows.some((row) => row.kind === kind));
  return kinds.map((kind) => {
    const these = rows.filter((row) => row.kind === kind);
    return (
      <section key={kind} aria-label={words.found[kind]}>
        <h3>
          {words.found[kind]} <span className="pl-meta">{words.soFar(these.length)}</span>
        </h3>
        {these.map((row) => (
          <div key={row.id} className={`pl-find ${EDGES[kind]}`}>
            <p>
              <CitedText text={row.text} />
            </p>
            <p className="pl-meta">
              {row.reference}
              {row.internal_note ? `. ${row.internal_note}` : null}
            </p>
            {row.to_share ? <p className="pl-meta">{words.toShare}</p> : null}
          </div>
        ))}
      </section>
    );
  });
}

function EvaluationState({ inspection, code }: { inspection: string; code: string }) {
  const { data } = useQuery({ ...evaluations(inspection), throwOnError: false });
  const row = data?.items.find((item) => item.indicator === code);
  // Who may not see evaluations yet is told nothing about them, not even that there is one.
  if (!row) return null;
  return (
    <section aria-label={words.evaluation}>
      <h3>{words.evaluation}</h3>
      {row.evaluated ? (
        <p>{row.value === null ? words.notRecorded : words.evaluated(row.value, row.label ?? "")}</p>
      ) : (
        <p>{words.notEvaluated}</p>
      )}
      {row.narrative ? <p className="pl-measure pl-prewrap">{row.narrative}</p> : null}
      <p>
        <Link to={paths.evaluation(inspection, code)}>{words.record}</Link>
      </p>
    </section>
  );
}

/** The inspectors' own view of one indicator, as far as the reader's role goes: nothing of it reaches the council. */
export function InspectorSide({
  inspection,
  code,
  section,
}: {
  inspection: string;
  code: string;
  section: string | null;
}) {
  const { permitted_actions } = useInspection(inspection);
  const reads = permissionFor(permitted_actions, "list_findings") !== undefined;
  const mayAdd = permissionFor(permitted_actions, "add_finding")?.allowed ?? false;
  const query = findings(inspection);
  const { data } = useQuery({ ...query, enabled: reads, throwOnError: false });
  const queries = useQueryClient();
  const rows = (data ?? []).filter((row) => row.indicator === code);
  return (
    <section aria-labelledby="ours">
      <div className="pl-pair__head pl-pair__head--i pl-bar pl-bar--between pl-mb4">
        <h2 id="ours">{words.ours}</h2>
        <AudienceLabel audience="inspectorate" />
      </div>
      {reads ? (
        <>
          <Findings rows={rows} />
          <p>
            <Link to={paths.findings(inspection)}>{words.allFindings}</Link>
          </p>
        </>
      ) : null}
      <EvaluationState inspection={inspection} code={code} />
      {mayAdd ? (
        <details className="ds_details pl-mt4">
          <summary className="ds_details__summary">{words.add}</summary>
          <div className="ds_details__text">
            <AddFinding
              inspection={inspection}
              indicator={code}
              onAdded={() => void queries.invalidateQueries({ queryKey: query.queryKey })}
            />
          </div>
        </details>
      ) : null}
      {section ? (
        <Folded title={words.comments} className="pl-mt6">
          <CommentsPanel
            inspection={inspection}
            subject={{ subject_kind: "self_evaluation_section", subject_id: section }}
          />
        </Folded>
      ) : null}
    </section>
  );
}
