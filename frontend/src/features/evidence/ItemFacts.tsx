import { useSuspenseQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { clockWithSeconds, dateInWords, shortDate, shortDateAndTime, sizeInWords } from "../../lib/dates";
import { StatusText, type Tone } from "../../ui/StatusText";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { MALWARE, words as listWords } from "./en";
import { detail as words } from "./enDetail";
import type { EvidenceItem, ScanState } from "./queries";

export const SCAN_TONES: Record<ScanState, Tone> = {
  unscanned: "warn",
  scanning: "go",
  clean: "ok",
  infected: "bad",
  unscannable: "bad",
};

function receivedInWords(item: EvidenceItem): string {
  const at = item.file?.received_at ?? item.received_at;
  // A deadline counts by the second: the receipt says it.
  return `${shortDate(at)}, ${clockWithSeconds(at)}`;
}

/** What is known of an item: what it is of, when it came, who brought it, and the receipt of its file. */
export function ItemFacts({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  const { methodology: pinned } = useInspection(inspection);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const considered = method.key_considerations.filter(({ code }) => item.considerations.includes(code));
  const evidenceOf = [item.evidence_on ? dateInWords(item.evidence_on) : null, item.period].filter(Boolean).join(", ");
  const rows: [string, ReactNode][] = [
    [words.on, evidenceOf || words.notGiven],
    [words.received, receivedInWords(item)],
    [words.by, item.added_by],
    [words.source, item.source_type ?? words.notGiven],
    [words.nature, item.nature ? listWords.natures[item.nature] : words.notGiven],
    [words.indicators, item.indicators.join(", ") || words.notGiven],
  ];
  if (considered.length > 0) rows.push([words.considerations, considered.map(({ title }) => title).join(", ")]);
  if (item.sensitivity !== "official") rows.push([words.sensitivity, words.sensitivities[item.sensitivity]]);
  if (item.submitted_at) {
    const when = shortDateAndTime(item.submitted_at);
    rows.push([words.submitted, item.supplementary ? words.supplementary(when) : when]);
  }
  if (item.address) {
    rows.push([words.address, item.kind === "link" ? <a href={item.address}>{item.address}</a> : item.address]);
  }
  if (item.file) {
    rows.push([words.file, `${item.file.file_name}, ${sizeInWords(item.file.size)}`]);
    const { state } = item.file;
    rows.push([
      words.check,
      <StatusText key="check" tone={SCAN_TONES[state]} wrap>
        {MALWARE[state]}
      </StatusText>,
    ]);
    rows.push([words.hash, <span key="hash">{item.file.sha256}</span>]);
  }
  return (
    <dl className="pl-dl">
      {rows.map(([title, value]) => (
        <Fragment key={title}>
          <dt>{title}</dt>
          <dd className={title === words.hash ? "pl-meta pl-anywhere" : "pl-anywhere"}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
