import { useSuspenseQuery } from "@tanstack/react-query";
import { clockWithSeconds, dateInWords, sizeInWords } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { receipt, type FrozenEvidence } from "./queries";

const text = words.receipt;

function Evidence({ items }: { items: FrozenEvidence[] }) {
  return (
    <table className="ds_table pl-cards">
      <caption>{text.evidence}</caption>
      <thead>
        <tr>
          {Object.values(text.columns).map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.reference}>
            <th scope="row">
              <b>{item.reference}</b>
            </th>
            <td>{item.title}</td>
            <td data-h={text.columns.file}>{item.file_name ?? item.kind}</td>
            <td data-h={text.columns.size}>{item.size === null ? "–" : sizeInWords(item.size)}</td>
            <td data-h={text.columns.hash}>
              <span className="pl-meta pl-anywhere">{item.sha256 ?? "–"}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The proof of a submission, made to be printed and kept. */
export function ReceiptView({ id }: { id: string }) {
  const { data } = useSuspenseQuery(receipt(id));
  return (
    <>
      <PageHead title={text.title}>
        <Button secondary onClick={() => window.print()}>
          {text.print}
        </Button>
      </PageHead>
      <section className="pl-panel pl-mb6">
        <p className="pl-prewrap">{data.text}</p>
        <p>
          <StatusText tone={data.on_time ? "ok" : "warn"}>{data.on_time ? text.onTime : text.late}</StatusText>
        </p>
      </section>
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
      <Evidence items={data.evidence} />
    </>
  );
}
