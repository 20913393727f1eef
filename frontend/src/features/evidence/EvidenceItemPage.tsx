import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAct } from "../../api/useAct";
import { dateInWords, shortDateAndTime, sizeInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { NotFoundPage } from "../../ui/NotFound";
import { CommentsPanel } from "../comments/CommentsPanel";
import { DescribeForm } from "./DescribeForm";
import { detail as words } from "./enDetail";
import { describeFile } from "./LibraryTable";
import {
  downloadTicket,
  evidenceCitations,
  evidenceItem,
  evidenceList,
  evidenceVersions,
  type EvidenceItem,
} from "./queries";

function Facts({ item }: { item: EvidenceItem }) {
  return (
    <dl className="pl-dl">
      <dt>{words.on}</dt>
      <dd>{item.evidence_on ? dateInWords(item.evidence_on) : (item.period ?? words.notGiven)}</dd>
      <dt>{words.received}</dt>
      <dd>{shortDateAndTime(item.file?.received_at ?? item.received_at)}</dd>
      <dt>{words.by}</dt>
      <dd>{item.added_by}</dd>
      <dt>{words.indicators}</dt>
      <dd>{item.indicators.join(", ") || words.notGiven}</dd>
      {item.address ? (
        <>
          <dt>{words.address}</dt>
          <dd className="pl-anywhere">
            {item.kind === "link" ? <a href={item.address}>{item.address}</a> : item.address}
          </dd>
        </>
      ) : null}
      {item.file ? (
        <>
          <dt>{words.hash}</dt>
          <dd className="pl-meta pl-anywhere">{item.file.sha256}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Versions({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  const { data } = useQuery(evidenceVersions(inspection, item.id));
  const { act, busy, messages } = useAct();
  const download = (version: number) =>
    act(async () => {
      const ticket = await downloadTicket(inspection, item.id, version);
      window.location.assign(ticket.address);
    });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="pl-section pl-mt6" aria-labelledby="versions">
      <h2 id="versions">{words.versions}</h2>
      <ErrorSummary messages={messages} />
      <ul className="pl-rows">
        {data.items.map((file) => (
          <li className="pl-bar pl-bar--between" key={file.version}>
            <div>
              <p>
                {words.version(file.version)}: {file.file_name}
              </p>
              <p className="pl-meta">
                {sizeInWords(file.size)}, {shortDateAndTime(file.received_at)}, {file.added_by}
              </p>
              {words.states[file.state] ? <StatusText tone="warn">{words.states[file.state]}</StatusText> : null}
            </div>
            <Button secondary small busy={busy} onClick={() => void download(file.version)}>
              {words.download}
              <span className="visually-hidden"> {words.version(file.version)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function UsedIn({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  const { data } = useQuery(evidenceCitations(inspection, item.id));
  if (!data) return null;
  return (
    <section className="pl-section pl-mt6" aria-labelledby="used">
      <h2 id="used">{data.items.length === 0 ? words.notUsed : words.used}</h2>
      <ul className="pl-rows">
        {data.items.map((row) => (
          <li key={row.id}>
            {row.indicator ? <Link to={paths.section(inspection, row.indicator)}>{row.indicator}</Link> : words.text}{" "}
            <span className="pl-meta">{[row.locator, row.cited_by].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Item({ inspection, id }: { inspection: string; id: string }) {
  const { data } = useSuspenseQuery(evidenceItem(inspection, id));
  const item = data.data;
  const change = permissionFor(item.permitted_actions, "change_evidence");
  return (
    <>
      <PageHead
        title={item.title}
        tabTitle={`${item.reference} ${item.title}`}
        kicker={item.reference}
        lede={describeFile(item)}
      >
        <Link to={paths.evidence(inspection)}>{words.all}</Link>
      </PageHead>
      {item.warnings.length > 0 ? (
        <Notice kind="warn">
          {item.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      ) : null}
      {item.withdrawn_at ? (
        <Notice kind="warn" title={words.withdrawn}>
          <p>{item.withdrawal_reason}</p>
        </Notice>
      ) : null}
      <div className="pl-grid">
        <div className="pl-c8">
          <Facts item={item} />
          {item.description ? <p className="pl-measure pl-prewrap">{item.description}</p> : null}
          {change?.allowed ? (
            <DescribeForm key={data.etag} inspection={inspection} item={item} etag={data.etag ?? ""} />
          ) : change?.reason ? (
            <p className="pl-meta">{change.reason}</p>
          ) : null}
          <Versions inspection={inspection} item={item} />
          <UsedIn inspection={inspection} item={item} />
        </div>
        <aside className="pl-c4">
          <CommentsPanel inspection={inspection} subject={{ subject_kind: "evidence", subject_id: item.id }} />
        </aside>
      </div>
    </>
  );
}

/** The address names an item as people do, by its code. */
export default function EvidenceItemPage() {
  const inspection = useParam("id");
  const reference = useParam("reference");
  const { data: items } = useSuspenseQuery(evidenceList(inspection));
  const row = items.find((item) => item.reference === reference);
  return row ? <Item inspection={inspection} id={row.id} /> : <NotFoundPage />;
}
