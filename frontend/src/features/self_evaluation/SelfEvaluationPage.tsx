import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { partsOf, useLacks } from "./parts";
import { partPath, usePlace } from "./place";
import { certify, markReady, selfEvaluation, type SelfEvaluationOpen } from "./queries";
import { progressOf, ProgressText } from "./Rail";

function Acts({ inspection, whole }: { inspection: string; whole: SelfEvaluationOpen }) {
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const ready = permissionFor(whole.permitted_actions, "mark_self_evaluation_ready");
  const certification = permissionFor(whole.permitted_actions, "certify_self_evaluation");
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: ["self-evaluation", inspection] });
    });
  return (
    <section className="pl-section pl-mt6">
      <ErrorSummary messages={messages} />
      {whole.certification?.required ? (
        <div className="pl-mb4">
          <h2 className="pl-h3">{words.certification.title}</h2>
          <p>
            <StatusText tone={whole.certification.certified ? "ok" : "warn"}>
              {whole.certification.certified
                ? words.certification.by(whole.certification.certified_by ?? "")
                : whole.certification.lapsed
                  ? words.certification.lapsed
                  : words.certification.wanted}
            </StatusText>
          </p>
          {certification ? (
            <Button
              secondary
              busy={busy}
              permission={certification}
              onClick={() => run(() => certify(inspection, whole.content_sha256 ?? ""))}
            >
              {words.certification.act}
            </Button>
          ) : null}
        </div>
      ) : null}
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

export default function SelfEvaluationPage() {
  const place = usePlace();
  const { id } = place;
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const lacks = useLacks(place, whole);
  const parts = partsOf(whole);
  const count = (progress: string) => parts.filter((part) => progressOf(part, lacks) === progress).length;
  return (
    <>
      <PageHead title={words.title} lede={words.lede} kicker={words.state[whole.state]} />
      {"submission" in whole ? (
        <p>{words.submitted(shortDateAndTime(whole.submission.frozen_at), whole.submission.frozen_by)}</p>
      ) : null}
      {parts.length === 0 && (whole.state === "under_way" || whole.state === "ready") ? (
        <Notice>
          <p>{words.wordOnly[whole.state]}</p>
        </Notice>
      ) : (
        <section aria-labelledby="parts">
          <h2 id="parts">
            {lacks
              ? `${count("complete")} with nothing missing, ${count("open")} in progress, ${count("empty")} not started`
              : words.indicators}
          </h2>
          <ul className="pl-rows">
            {parts.map((part) => (
              <li className="pl-bar pl-bar--between" key={part.code}>
                <Link to={partPath(place, part.code)}>
                  {/^\d/.test(part.code) ? <b>{part.code} </b> : null}
                  {part.title}
                </Link>
                {lacks ? <ProgressText progress={progressOf(part, lacks)} /> : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {"sections" in whole ? <Acts inspection={id} whole={whole} /> : null}
    </>
  );
}
