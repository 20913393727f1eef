import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox } from "../../ui/fields";
import { Loading, PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { acceptTerms, embargoTerms, report, reports } from "./queries";
import { Releases } from "./Releases";
import { ReportCopy } from "./ReportCopy";

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

function Version({ id, version }: { id: string; version: string }) {
  const { data } = useSuspenseQuery(report(id, version));
  return (
    <ReportCopy data={data}>
      <Releases inspection={id} report={data} />
    </ReportCopy>
  );
}

export default function ReportPage() {
  const id = useParam("id");
  const version = useParam("reference");
  const { data } = useSuspenseQuery(reports(id));
  const entry = data.items.find((row) => row.id === version);
  return entry?.awaiting_terms ? <Terms id={id} report={version} /> : <Version id={id} version={version} />;
}
