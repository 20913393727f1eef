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
import { acceptTerms, embargoTerms, report, reports, type Report } from "./queries";
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
      <p className="pl-measure">{words.terms.recorded}</p>
      <Checkbox name="accept" label={words.terms.accept} onChange={(event) => setAccepted(event.target.checked)} />
      <p className="pl-mt4">
        <Button
          busy={busy}
          permission={{ action: "accept_embargo_terms", allowed: accepted, reason: words.terms.first }}
          onClick={() => void accept()}
        >
          {words.terms.open}
        </Button>
      </p>
    </>
  );
}

function Audience({ data }: { data: Report }) {
  if (data.marked_for === null) return <AudienceLabel audience="public" />;
  if (data.released_as === null) return <AudienceLabel audience="inspectorate" />;
  return <AudienceLabel audience="both" words={words.audience[data.released_as]} />;
}

function Version({ id, version }: { id: string; version: string }) {
  const { data } = useSuspenseQuery(report(id, version));
  const isPublic = data.marked_for === null;
  return (
    <>
      <div className="pl-public">
        <PageHead
          title={data.document.title}
          tabTitle={`${words.list.version(data.version)}, ${data.document.reference}`}
          kicker={`${data.document.reference}, ${words.list.version(data.version).toLowerCase()}${
            isPublic && data.published_at ? `. ${words.list.published(dateInWords(data.published_at))}` : ""
          }`}
        >
          <Audience data={data} />
        </PageHead>
        {data.marked_for ? (
          <Notice kind="warn">
            <p>
              <b>{words.marked(data.marked_for)}</b>
            </p>
            {data.released_as && data.released_at && data.steps.length === 0 ? (
              <p>{words.issued[data.released_as](dateInWords(data.released_at))}</p>
            ) : null}
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
