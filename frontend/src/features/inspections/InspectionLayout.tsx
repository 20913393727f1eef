import { Link, Outlet } from "@tanstack/react-router";
import { createPortal } from "react-dom";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { SearchBox } from "../search/SearchBox";
import { words } from "./en";
import { LiveNotes } from "./LiveNotes";
import type { Inspection } from "./queries";
import { useInspection } from "./useInspection";

interface Tab {
  to: string;
  title: string;
}

/** The server says which kinds of thing exist for this person; a tab stands for each of them. */
function tabsOf(inspection: Inspection): Tab[] {
  const { id, permitted_actions } = inspection;
  const knows = (action: string) => permissionFor(permitted_actions, action) !== undefined;
  const tabs: (Tab & { shown: boolean })[] = [
    { to: paths.inspection(id), title: words.tabs.home, shown: true },
    { to: paths.timeline(id), title: words.tabs.timeline, shown: true },
    { to: paths.questions(id), title: words.tabs.questions, shown: knows("list_questions") },
    { to: paths.selfEvaluation(id), title: words.tabs.selfEvaluation, shown: knows("read_self_evaluation") },
    {
      to: paths.reviews(id),
      title: words.tabs.review,
      shown: knows("read_self_evaluation") && !knows("validate_self_evaluation"),
    },
    { to: paths.evidence(id), title: words.tabs.evidence, shown: knows("list_evidence") },
    { to: paths.submit(id), title: words.tabs.submit, shown: knows("validate_self_evaluation") },
    { to: paths.fileReading(id), title: words.tabs.fileReading, shown: knows("list_case_readers") },
    {
      to: paths.findings(id),
      title: words.tabs.findings,
      shown: knows("list_findings") || knows("read_shared_findings"),
    },
    { to: paths.evaluations(id), title: words.tabs.evaluations, shown: knows("record_evaluation") },
    { to: paths.report(id), title: words.tabs.report, shown: knows("list_reports") },
    { to: paths.people(id), title: words.tabs.people, shown: knows("list_members") },
    { to: paths.apiClientsOf(id), title: words.tabs.apiClients, shown: knows("list_api_clients") },
    { to: paths.audit(id), title: words.tabs.audit, shown: knows("list_audit_events") },
  ];
  return tabs.filter((tab) => tab.shown);
}

function Tabs({ inspection, className, label }: { inspection: Inspection; className: string; label: string }) {
  const tabs = tabsOf(inspection);
  return (
    <nav className={className} aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} activeOptions={{ exact: tab.to === paths.inspection(inspection.id) }}>
              {tab.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Place({ inspection }: { inspection: Inspection }) {
  const { your_side: side, your_roles: roles } = inspection;
  return (
    <section className="pl-context" aria-label="Where you are">
      <div className="ds_wrapper">
        <p className="pl-context__line">
          <strong>{inspection.council.name}</strong> <span>{words.inspection(inspection.reference)}</span>{" "}
          {inspection.current_week ? <span>{words.week(inspection.current_week, inspection.total_weeks)}</span> : null}
          {inspection.state === "active" ? null : <span>{words.states[inspection.state]}</span>}{" "}
          <span className="pl-context__end">
            <span className={`pl-side pl-side--${side}`}>{words.sides[side]}</span> {roles.join(", ")}
          </span>
        </p>
        {permissionFor(inspection.permitted_actions, "search_inspection") ? (
          <SearchBox inspection={inspection.id} id="search-header" />
        ) : null}
        <Tabs inspection={inspection} className="pl-nav" label="This inspection" />
        <details className="pl-menu pl-menu--place">
          <summary>Pages of this inspection</summary>
          <Tabs inspection={inspection} className="pl-menu__list" label="Pages of this inspection" />
        </details>
        {permissionFor(inspection.permitted_actions, "watch_inspection") ? (
          <LiveNotes inspection={inspection.id} />
        ) : null}
      </div>
    </section>
  );
}

/** Names the place and the side above every page of an inspection. */
export default function InspectionLayout() {
  const inspection = useInspection(useParam("id"));
  const top = document.getElementById("place");
  return (
    <>
      {top ? createPortal(<Place inspection={inspection} />, top) : null}
      <Outlet />
    </>
  );
}
