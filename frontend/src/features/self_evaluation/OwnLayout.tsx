import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { createPortal } from "react-dom";
import { paths } from "../../lib/paths";
import { own as text } from "./enOwn";
import { actionsPath, coveragePath, formatPath, usePlace, wholePath, type Place } from "./place";
import { selfEvaluation, type SelfEvaluation } from "./queries";

function tabsOf(place: Place, whole: SelfEvaluation) {
  const leads = "sections" in whole && whole.document !== null;
  return [
    { to: wholePath(place), title: text.tabs.text, shown: true },
    { to: paths.ownEvidence(place.id), title: text.tabs.evidence, shown: "sections" in whole },
    { to: formatPath(place), title: text.tabs.format, shown: leads },
    { to: coveragePath(place), title: text.tabs.coverage, shown: true },
    { to: actionsPath(place), title: text.tabs.actions, shown: true },
  ].filter((tab) => tab.shown);
}

const titleOf = (whole: SelfEvaluation): string =>
  "submission" in whole ? whole.submission.title : "title" in whole ? whole.title : "";

/** Names the self-evaluation above each of its pages, as an inspection is named above its own. */
export default function OwnLayout() {
  const place = usePlace();
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const top = document.getElementById("place");
  const tabs = (
    <ul>
      {tabsOf(place, whole).map((tab) => (
        <li key={tab.to}>
          <Link to={tab.to} activeOptions={{ exact: tab.to === wholePath(place) }}>
            {tab.title}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {top
        ? createPortal(
            <section className="pl-context" aria-label="Where you are">
              <div className="ds_wrapper">
                <p className="pl-context__line">
                  <strong>{titleOf(whole)}</strong> <span>{text.outside}</span>{" "}
                  <Link to={paths.ownSelfEvaluations()}>{text.link}</Link>
                </p>
                <nav className="pl-nav" aria-label={text.pages}>
                  {tabs}
                </nav>
                <details className="pl-menu pl-menu--place">
                  <summary>{text.pages}</summary>
                  <nav className="pl-menu__list" aria-label={text.pages}>
                    {tabs}
                  </nav>
                </details>
              </div>
            </section>,
            top,
          )
        : null}
      <Outlet />
    </>
  );
}
