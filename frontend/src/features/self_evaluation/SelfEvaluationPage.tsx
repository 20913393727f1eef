import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words as agreed } from "../agreements/en";
import { useInspection } from "../inspections/useInspection";
import { Certification } from "./Certification";
import { words } from "./en";
import { actions } from "./enActions";
import { acts } from "./enActs";
import { coverage } from "./enCoverage";
import { format } from "./enFormat";
import { own } from "./enOwn";
import { supplements } from "./enSupplements";
import { years } from "./enYears";
import { PartList } from "./PartList";
import { partsOf, useLacks } from "./parts";
import { permittedAt } from "./permitted";
import { actionsPath, coveragePath, formatPath, inside, yearsPath } from "./place";
import { givenSections, markReady, selfEvaluation, type SelfEvaluation, type SelfEvaluationOpen } from "./queries";
import { WordDownload } from "./WordDownload";

function Acts({ inspection, whole }: { inspection: string; whole: SelfEvaluationOpen }) {
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const ready = permissionFor(whole.permitted_actions, "mark_self_evaluation_ready");
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: ["self-evaluation", inspection] });
    });
  if (whole.state === "submitted") return null;
  return (
    <section className="pl-section pl-mt6">
      <ErrorSummary messages={messages} />
      <div className="pl-bar">
        <Link className="ds_button" to={paths.submit(inspection)}>
          {words.submit}
        </Link>
        {ready ? (
          <Button
            secondary
            busy={busy}
            permission={ready}
            onClick={() => run(() => markReady(inspection, whole.state !== "ready"))}
          >
            {whole.state === "ready" ? words.notReady : words.ready}
          </Button>
        ) : null}
      </div>
      {ready ? <p className="pl-meta pl-mt2">{words.readyHint}</p> : null}
    </section>
  );
}

function Also({ id, whole }: { id: string; whole: SelfEvaluation }) {
  const place = inside(id);
  const inspection = useInspection(id);
  return (
    <nav aria-labelledby="also">
      <h2 className="pl-h3" id="also">
        {acts.also}
      </h2>
      <ul className="pl-rows">
        <li>
          <Link to={coveragePath(place)}>{coverage.link}</Link>
        </li>
        <li>
          <Link to={actionsPath(place)}>{actions.link}</Link>
        </li>
        {permissionFor(inspection.permitted_actions, "read_agreement") ? (
          <li>
            <Link to={paths.agreement(id)}>{agreed.matters.self_evaluation.title}</Link>
          </li>
        ) : null}
        {"sections" in whole && whole.document ? (
          <li>
            <Link to={formatPath(place)}>{format.link}</Link>
          </li>
        ) : null}
        {permittedAt(place, whole.permitted_actions, "list_earlier_self_evaluations")?.allowed ? (
          <li>
            <Link to={yearsPath(place)}>{years.link}</Link>
          </li>
        ) : null}
        <li>
          <Link to={paths.ownSelfEvaluations()}>{own.link}</Link>
        </li>
        {whole.state === "submitted" ? (
          <>
            <li>
              <Link to={paths.submit(id)}>{words.receipt.title}</Link>
            </li>
            <li>
              <Link to={paths.supplements(id)}>{supplements.link}</Link>
            </li>
          </>
        ) : null}
      </ul>
      <div className="pl-bar">
        <WordDownload place={place} name={words.title} />
        <Button secondary small onClick={() => window.print()}>
          {acts.print}
        </Button>
      </div>
    </nav>
  );
}

export default function SelfEvaluationPage() {
  const id = useParam("id");
  const place = inside(id);
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const lacks = useLacks(place, whole);
  const parts = partsOf(whole);
  const leads = "certification" in whole && whole.certification !== null;
  const { data: given } = useQuery({ ...givenSections(id), enabled: leads, throwOnError: false });
  return (
    <>
      <PageHead title={words.title} lede={words.lede} kicker={words.state[whole.state]} />
      {"submission" in whole ? (
        <p>{words.submitted(shortDateAndTime(whole.submission.frozen_at), whole.submission.frozen_by)}</p>
      ) : null}
      {parts.length === 0 && (whole.state === "under_way" || whole.state === "ready") ? (
        <Notice>
          <p>{"sections" in whole ? words.noneGiven : words.wordOnly[whole.state]}</p>
        </Notice>
      ) : (
        <div className="pl-grid">
          <div className="pl-c8">
            <PartList place={place} parts={parts} lacks={lacks} given={given?.items ?? []} />
            {"sections" in whole ? <Acts inspection={id} whole={whole} /> : null}
          </div>
          <aside className="pl-c4">
            {"sections" in whole ? <Certification inspection={id} whole={whole} /> : null}
            <Also id={id} whole={whole} />
          </aside>
        </div>
      )}
    </>
  );
}
