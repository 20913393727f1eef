import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords, deadlineInWords } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { Loading, PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { acceptTerms, embargoTerms, report, reports } from "./queries";
import { Releases } from "./Releases";
import { ReportBody } from "./ReportBody";

function Terms({ id, report: version }: { id: string; report: string }) {
  const { data } = useQuery(embargoTerms(id, version));
  const [accepted, setAccepted] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  if (!data) return <Loading what="the terms" />;
  const accept = () =>
    act(async () => {
      await acceptTerms(id, version);
      await queries.invalidateQueries({ queryKey: ["reports", id] });
    });
  return (
    <>
      <PageHead title={words.terms.title} lede={words.terms.lede} />
      <ErrorSummary messages={messages} />
      <ul className="pl-measure">
        {data.terms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      {data.ends_at ? <p>{words.terms.until(deadlineInWords(data.ends_at))}</p> : null}
      <Checkbox name="accept" label={words.terms.accept} onChange={(event) => setAccepted(event.target.checked)} />
      <p className="pl-mt4">
        <Button
          busy={busy}
          permission={{ action: "accept_embargo_terms", allowed: accepted, reason: "Tick the box first." }}
          onClick={() => void accept()}
        >
          {words.terms.open}
        </Button>
      </p>
    </>
  );
}

function Version({ id, version }: { id: string; version: string }) {
  const { data } = useSuspenseQuery(report(id, version));
  return (
    <>
      <div className="pl-public">
        <PageHead
          title={data.document.title}
          kicker={`${data.document.reference}, ${words.list.version(data.version).toLowerCase()}${
            data.published_at ? `. ${words.list.published(dateInWords(data.published_at))}` : ""
          }`}
        >
          <AudienceLabel
            audience={data.published_at ? "public" : "both"}
            words={data.published_at ? "Public" : "Only those it was released to"}
          />
        </PageHead>
        {data.marked_for ? (
          <Notice kind="warn">
            <p>{words.marked(data.marked_for)}</p>
          </Notice>
        ) : null}
        {data.correction_note ? (
          <Notice title={words.document.correction}>
            <p>{data.correction_note}</p>
          </Notice>
        ) : null}
      </div>
      <Releases inspection={id} report={data} />
      <div className="pl-public">
        <ReportBody report={data.document} />
      </div>
    </>
  );
}

export default function ReportPage() {
  const id = useParam("id");
  const version = useParam("reference");
  const { data } = useSuspenseQuery(reports(id));
  const entry = data.items.find((row) => row.id === version);
  return entry?.awaiting_terms ? <Terms id={id} report={version} /> : <Version id={id} version={version} />;
}
