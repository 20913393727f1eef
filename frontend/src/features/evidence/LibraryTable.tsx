import { Link } from "@tanstack/react-router";
import { shortDate, shortDateAndTime, sizeInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { kinds, MALWARE, words } from "./en";
import type { EvidenceRow } from "./queries";

export function describeFile(item: EvidenceRow): string {
  if (item.kind === "link") return "Link";
  if (item.kind === "pointer") return "Held elsewhere";
  if (!item.file) return "No file received yet";
  const kind = kinds[item.file.media_type] ?? item.file.file_name.split(".").pop()?.toUpperCase() ?? "File";
  return `${kind}, ${sizeInWords(item.file.size)}${item.file.version > 1 ? `, version ${item.file.version}` : ""}`;
}

/** What somebody has to know before they rest a sentence on it. */
function Standing({ item }: { item: EvidenceRow }) {
  const state = item.file?.state;
  const blocked = state === "infected" || state === "unscannable";
  return (
    <>
      {item.withdrawn_at ? (
        <div>
          <StatusText tone="warn">{words.standings.withdrawn}</StatusText>
        </div>
      ) : null}
      {blocked ? (
        <div>
          <StatusText tone="bad">{MALWARE[state]}</StatusText>
        </div>
      ) : null}
      {item.supplementary ? <div className="pl-meta">{words.supplementary}</div> : null}
    </>
  );
}

function Row({ inspection, item }: { inspection: string; item: EvidenceRow }) {
  return (
    <tr>
      <th scope="row">
        <b>{item.reference}</b>
      </th>
      <td>
        <Link to={paths.evidenceItem(inspection, item.reference)}>
          <span lang={item.language} dir="auto">
            {item.title}
          </span>
        </Link>
        <br />
        <span className="pl-meta">
          {describeFile(item)}
          {item.source_type ? `. ${item.source_type}` : null}
        </span>
        <Standing item={item} />
      </td>
      <td data-h={words.columns.on}>
        {item.evidence_on ? shortDate(item.evidence_on) : (item.period ?? words.noDate)}
      </td>
      <td data-h={words.columns.received}>{shortDateAndTime(item.file?.received_at ?? item.received_at)}</td>
      <td data-h={words.columns.used}>
        {item.indicators.length > 0 ? item.indicators.join(", ") : <StatusText tone="warn">{words.notUsed}</StatusText>}
      </td>
    </tr>
  );
}

export function LibraryTable({ inspection, items }: { inspection: string; items: EvidenceRow[] }) {
  return (
    <Table caption={words.library} columns={words.columns} className="pl-mt2">
      {items.map((item) => (
        <Row key={item.id} inspection={inspection} item={item} />
      ))}
    </Table>
  );
}
