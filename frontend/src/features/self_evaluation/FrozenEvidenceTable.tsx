import { sizeInWords } from "../../lib/dates";
import { words } from "./en";
import type { FrozenEvidence } from "./queries";

const text = words.receipt;

/** The evidence that went in, each file with its fingerprint, made to be printed. */
export function FrozenEvidenceTable({ items }: { items: FrozenEvidence[] }) {
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
