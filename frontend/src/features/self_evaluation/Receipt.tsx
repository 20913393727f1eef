import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { clockWithSeconds, dateInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { supplements } from "./enSupplements";
import { FrozenEvidenceTable } from "./FrozenEvidenceTable";
import { OnTimeRecord } from "./OnTimeRecord";
import { receipt } from "./queries";

const text = words.receipt;

/** The proof of a submission, made to be printed and kept. */
export function ReceiptView({ id }: { id: string }) {
  const { data } = useSuspenseQuery(receipt(id));
  return (
    <>
      <PageHead title={text.title}>
        <div className="pl-bar">
          <Link to={paths.supplements(id)}>{supplements.link}</Link>
          <Button secondary onClick={() => window.print()}>
            {text.print}
          </Button>
        </div>
      </PageHead>
      <section className="pl-panel pl-mb6">
        <p className="pl-prewrap pl-anywhere">{data.text}</p>
        <p>
          <StatusText tone={data.on_time ? "ok" : "warn"}>{data.on_time ? text.onTime : text.late}</StatusText>
        </p>
      </section>
      <OnTimeRecord inspection={id} receipt={data} />
      <dl className="pl-dl pl-mb6">
        <dt>{text.received}</dt>
        <dd>
          {dateInWords(data.received_at)}, {clockWithSeconds(data.received_at)}
        </dd>
        <dt>{text.by}</dt>
        <dd>{data.submitted_by}</dd>
        <dt>{text.version}</dt>
        <dd>{data.version}</dd>
        <dt>{text.hash}</dt>
        <dd className="pl-anywhere">{data.sha256}</dd>
      </dl>
      <FrozenEvidenceTable items={data.evidence} />
    </>
  );
}
