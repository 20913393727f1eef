import { sizeInWords } from "../../lib/dates";
import { words } from "./en";
import type { FrozenEvidence } from "./queries";
import { Table } from "../../ui/Table";

const text = words.receipt;

/** The evidence that went in, each file with its fingerprint, made to be printed. */
export function FrozenEvidenceTable({ items }: { items: FrozenEvidence[] }) {
  return (
    <Table caption={text.evidence} captionShown columns={text.columns}>
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
    </Table>
  );
}
