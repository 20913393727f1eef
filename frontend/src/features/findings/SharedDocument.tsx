import { dateInWords } from "../../lib/dates";
import { words } from "./en";
import type { SharedFinding, SharedFindings } from "./queries";

function Group({ title, rows }: { title: string; rows: SharedFinding[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="pl-mt5">{title}</h3>
      <ul className="pl-measure">
        {rows.map((row) => (
          <li key={row.reference}>
            {row.text}{" "}
            {row.indicator ? (
              <span className="pl-meta" title={row.indicator_title ?? undefined}>
                {row.indicator}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The document of week 19. The preview and the council's own page draw the same thing with the same code. */
export function SharedDocument({ document }: { document: SharedFindings }) {
  const improve = (row: SharedFinding) => row.kind === "area_for_improvement" || row.kind === "recommendation";
  return (
    <>
      {document.shared_at ? (
        <p className="pl-kicker">{words.shared.sharedAt(dateInWords(document.shared_at), document.version)}</p>
      ) : null}
      <p className="pl-measure">{document.why_no_evaluations}</p>
      <Group title={words.shared.messages} rows={document.key_messages} />
      <Group title={words.shared.well} rows={document.findings.filter((row) => !improve(row))} />
      <Group title={words.shared.improve} rows={document.findings.filter(improve)} />
    </>
  );
}
