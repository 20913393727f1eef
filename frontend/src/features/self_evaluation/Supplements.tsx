import { useState } from "react";
import { clockWithSeconds, dateInWords } from "../../lib/dates";
import { CitedText } from "../../ui/CitedText";
import type { EvidenceRow } from "../evidence/queries";
import { supplements as text } from "./enSupplements";
import { EvidenceDrawer } from "./EvidenceDrawer";
import { FrozenEvidenceTable } from "./FrozenEvidenceTable";
import { inside } from "./place";
import type { Supplement } from "./queries";

function One({ inspection, row, evidence }: { inspection: string; row: Supplement; evidence: EvidenceRow[] }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <article className="pl-section pl-mb6" aria-label={text.number(row.number, row.title)}>
      <h3>{text.number(row.number, row.title)}</h3>
      <p className="pl-meta">
        {text.stamp(`${dateInWords(row.submitted_at)}, ${clockWithSeconds(row.submitted_at)}`, row.submitted_by)}
      </p>
      <p className="pl-measure pl-prewrap">
        <CitedText text={row.text} openCode={open} onOpen={setOpen} />
      </p>
      {open ? (
        <EvidenceDrawer place={inside(inspection)} code={open} items={evidence} onClose={() => setOpen(null)} />
      ) : null}
      {row.evidence.length > 0 ? <FrozenEvidenceTable items={row.evidence} /> : <p>{text.noEvidence}</p>}
      <p className="pl-meta pl-anywhere">
        {text.hash}: {row.sha256}
      </p>
    </article>
  );
}

/** Each piece for itself, stamped with its own time and fingerprint, the newest first. */
export function Supplements(props: { inspection: string; rows: Supplement[]; evidence: EvidenceRow[] }) {
  const { inspection, rows, evidence } = props;
  return (
    <section aria-labelledby="handed-in">
      <h2 id="handed-in">{rows.length === 0 ? text.none : text.handedIn}</h2>
      {[...rows].reverse().map((row) => (
        <One key={row.id} inspection={inspection} row={row} evidence={evidence} />
      ))}
    </section>
  );
}
