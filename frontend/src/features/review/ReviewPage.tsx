import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { PageHead } from "../../ui/PageHead";
import { NotFoundPage } from "../../ui/NotFound";
import { useInspection } from "../inspections/useInspection";
import { methodology, type Indicator } from "../methodology/queries";
import { selfEvaluation } from "../self_evaluation/queries";
import { CouncilSide } from "./CouncilSide";
import { inside } from "../self_evaluation/place";
import { words } from "./en";
import { InspectorSide } from "./InspectorSide";

function Rail({ inspection, indicators }: { inspection: string; indicators: Indicator[] }) {
  return (
    <nav aria-label={words.rail} className="pl-mb5">
      <ul className="pl-bar pl-plain pl-m0 pl-jump">
        {indicators.map(({ code, title }) => (
          <li key={code}>
            <Link to={paths.review(inspection, code)} title={title}>
              {code}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One indicator side by side: what the council says, and what the inspectors have found. */
export default function ReviewPage() {
  const id = useParam("id");
  const code = useParam("indicator");
  const inspection = useInspection(id);
  const method = useSuspenseQuery(methodology(inspection.methodology.id)).data.document;
  const { data: whole } = useSuspenseQuery(selfEvaluation(inside(id)));
  const indicators = method.indicators.filter((indicator) => indicator.in_focus);
  const at = indicators.findIndex((indicator) => indicator.code === code);
  const indicator = indicators[at];
  if (!indicator || "sections" in whole) return <NotFoundPage />;
  const [before, next] = [indicators[at - 1], indicators[at + 1]];
  const section = "submission" in whole ? whole.submission.sections.find((row) => row.code === code) : undefined;
  return (
    <>
      <PageHead
        title={words.title(code, indicator.title)}
        tabTitle={words.tab(code)}
        kicker={words.kicker(at + 1, indicators.length)}
      >
        <ul className="pl-bar pl-plain pl-m0">
          {before ? (
            <li>
              <Link to={paths.review(id, before.code)}>{words.before(before.code)}</Link>
            </li>
          ) : null}
          {next ? (
            <li>
              <Link to={paths.review(id, next.code)}>{words.next(next.code)}</Link>
            </li>
          ) : null}
        </ul>
      </PageHead>
      <Rail inspection={id} indicators={indicators} />
      <div className="pl-pair" key={code}>
        <CouncilSide inspection={id} whole={whole} code={code} />
        <InspectorSide inspection={id} code={code} section={section?.id ?? null} />
      </div>
    </>
  );
}
