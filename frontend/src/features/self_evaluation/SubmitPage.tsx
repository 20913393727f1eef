import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText, type Tone } from "../../ui/StatusText";
import { Telephone } from "../../ui/Telephone";
import { evidenceList } from "../evidence/queries";
import { useInspection } from "../inspections/useInspection";
import { milestones } from "../timetable/queries";
import { words } from "./en";
import { selfEvaluation, submitSelfEvaluation, validation, type Lack, type SelfEvaluationOpen } from "./queries";
import { serious } from "./lacks";
import { inside } from "./place";
import { ReceiptView } from "./Receipt";
import { TimeLeft } from "./TimeLeft";

const text = words.submitPage;

function LackList({ id, lacks, tone }: { id: string; lacks: Lack[]; tone: Tone }) {
  return (
    <ul className="pl-rows">
      {lacks.map((lack) => (
        <li key={lack.detail}>
          <StatusText tone={tone} wrap>
            {lack.section ? <Link to={paths.section(id, lack.section)}>{lack.detail}</Link> : lack.detail}
          </StatusText>
        </li>
      ))}
    </ul>
  );
}

function Lacks({ id }: { id: string }) {
  const { data } = useSuspenseQuery(validation(inside(id)));
  const missing = serious(data.findings);
  const others = data.findings.filter((lack) => !missing.includes(lack));
  return (
    <section aria-labelledby="open">
      <h2 id="open">{missing.length === 0 ? text.none : text.missing(missing.length)}</h2>
      {missing.length > 0 ? <p className="pl-measure">{text.noBlock}</p> : null}
      <LackList id={id} lacks={missing} tone="warn" />
      {others.length > 0 ? (
        <details className="ds_details pl-mt4">
          <summary className="ds_details__summary">{text.others(others.length)}</summary>
          <div className="ds_details__text">
            <LackList id={id} lacks={others} tone="none" />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function Help({ id }: { id: string }) {
  const { strategic_support_officer: name, support_telephone: telephone } = useInspection(id);
  return (
    <Notice>
      <p>
        {text.help(name)}{" "}
        {telephone ? <Telephone number={telephone} /> : <Link to={paths.people(id)}>{text.people}</Link>}
      </p>
    </Notice>
  );
}

function Submit({ id, whole }: { id: string; whole: SelfEvaluationOpen }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const { data: items } = useQuery(evidenceList(id));
  const { data: dates } = useQuery(milestones(id));
  const due = dates?.find((row) => row.code === "self_evaluation_due")?.due;
  const permission = permissionFor(whole.permitted_actions, "submit_self_evaluation");
  const submit = () =>
    act(async () => {
      await submitSelfEvaluation(id, whole.content_sha256);
      await queries.invalidateQueries({ queryKey: ["self-evaluation", id] });
    }).then(() => setAsking(false));
  return (
    <>
      <PageHead title={text.title} kicker={due ? text.due(due.words) : undefined} />
      {due ? <TimeLeft due={due.due_at} /> : null}
      <ErrorSummary messages={messages} />
      <div className="pl-grid">
        <div className="pl-c8">
          <Lacks id={id} />
          <section className="pl-section pl-mt6" aria-labelledby="what">
            <h2 id="what">{text.what}</h2>
            <p className="pl-measure">{text.whatBody(items?.filter((item) => !item.withdrawn_at).length ?? 0)}</p>
            <p className="pl-measure">{text.after}</p>
            {asking ? (
              <Confirm
                title={text.confirmTitle}
                yes={text.yes}
                no={text.no}
                onYes={() => void submit()}
                onNo={() => setAsking(false)}
                busy={busy}
              >
                <p>{text.confirm}</p>
              </Confirm>
            ) : (
              permission && (
                <Button permission={permission} onClick={() => setAsking(true)}>
                  {text.button}
                </Button>
              )
            )}
          </section>
        </div>
        <aside className="pl-c4">
          <Help id={id} />
        </aside>
      </div>
    </>
  );
}

export default function SubmitPage() {
  const id = useParam("id");
  const { data: whole } = useSuspenseQuery(selfEvaluation(inside(id)));
  if (whole.state === "submitted" || whole.state === "shared") return <ReceiptView id={id} />;
  if ("sections" in whole) return <Submit id={id} whole={whole} />;
  return (
    <>
      <PageHead title={words.receipt.title} />
      <Notice>
        <p>{words.wordOnly[whole.state]}</p>
      </Notice>
    </>
  );
}
