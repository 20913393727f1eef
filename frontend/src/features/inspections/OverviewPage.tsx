import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { words as agreed } from "../agreements/en";
import { words as caseList } from "../case_list/en";
import { words as caseSample } from "../case_sample/en";
import { CommentsPanel } from "../comments/CommentsPanel";
import { milestones, stages, timetable } from "../timetable/queries";
import { Weeks } from "../timetable/Weeks";
import { StateText } from "../timetable/TaskLine";
import { words } from "./en";
import { scope } from "./enScope";
import type { Inspection } from "./queries";
import { useInspection } from "./useInspection";

const text = words.overview;

const NEXT = 5;

/** What both sides settled about the inspection, each on a page of its own. */
function Agreed({ inspection }: { inspection: Inspection }) {
  const knows = (action: string) => permissionFor(inspection.permitted_actions, action) !== undefined;
  return (
    <ul className="pl-rows pl-mt4">
      {knows("list_further_indicators") ? (
        <li>
          <Link to={paths.scope(inspection.id)}>{scope.link}</Link>
        </li>
      ) : null}
      {knows("read_agreement") ? (
        <>
          <li>
            <Link to={paths.agreement(inspection.id)}>{agreed.matters.self_evaluation.title}</Link>
          </li>
          <li>
            <Link to={paths.caseDataAgreement(inspection.id)}>{agreed.matters.case_data.title}</Link>
          </li>
        </>
      ) : null}
      {knows("read_case_list") ? (
        <li>
          <Link to={paths.caseList(inspection.id)}>{caseList.title}</Link>
        </li>
      ) : null}
      {knows("read_case_sample") ? (
        <li>
          <Link to={paths.caseSample(inspection.id)}>{caseSample.title}</Link>
        </li>
      ) : null}
    </ul>
  );
}

export default function OverviewPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: plan } = useSuspenseQuery(timetable(id));
  const { data: phases } = useSuspenseQuery(stages(id));
  const { data: dates } = useSuspenseQuery(milestones(id));
  const next = dates.filter((row) => row.state === "waiting" && row.due).slice(0, NEXT);
  return (
    <>
      <PageHead
        title={inspection.council.name}
        tabTitle={`${inspection.council.name}, ${inspection.reference}`}
        kicker={text.stage(inspection.stage, inspection.stage_title)}
      />
      <div className="pl-grid">
        <section className="pl-c8" aria-labelledby="due">
          <h2 id="due">{text.due}</h2>
          {next.length === 0 ? <p>{text.nothingDue}</p> : null}
          <ul className="pl-rows">
            {next.map((row) => (
              <li key={row.code}>
                <div className="pl-bar pl-bar--between">
                  <h3>{row.title}</h3>
                  <StateText row={row} />
                </div>
                <p className="pl-meta">{row.due?.words}</p>
              </li>
            ))}
          </ul>
        </section>
        <aside className="pl-c4" aria-labelledby="people">
          <h2 id="people">{text.people}</h2>
          <dl className="pl-dl">
            <dt>{text.lead}</dt>
            <dd>{inspection.lead_inspector ?? text.notNamed}</dd>
            <dt>{text.support}</dt>
            <dd>{inspection.strategic_support_officer ?? text.notNamed}</dd>
            <dt>{text.coordinator}</dt>
            <dd>{inspection.inspection_coordinator ?? text.notNamed}</dd>
            <dt>{text.theme}</dt>
            <dd>{inspection.theme}</dd>
            <dt>{text.method}</dt>
            <dd>
              <Link to={paths.method(inspection.methodology.id)}>{inspection.methodology_title}</Link>
            </dd>
          </dl>
          <Agreed inspection={inspection} />
          <div className="pl-mt6">
            <CommentsPanel inspection={id} subject={{ subject_kind: "inspection", subject_id: id }} />
          </div>
        </aside>
        <section className="pl-c12 pl-section" aria-labelledby="weeks">
          <div className="pl-bar pl-bar--between pl-mb4">
            <h2 id="weeks">{text.weeks(plan.current_week, plan.weeks.length)}</h2>
            <Link to={paths.timeline(id)}>{text.timeline}</Link>
          </div>
          <Weeks plan={plan} stages={phases.items} />
        </section>
      </div>
    </>
  );
}
