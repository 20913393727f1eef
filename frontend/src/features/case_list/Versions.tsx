import { Button } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { words } from "./en";
import type { Version } from "./queries";

const text = words.versions;

interface Props {
  rows: Version[];
  /** The number of the request that counts. */
  request: number;
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** Every version with what became of it, the newest first. */
export function Versions({ rows, request, shown, onShow }: Props) {
  return (
    <Table caption={text.caption} columns={{ ...text.heads, act: text.show }}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" data-h={text.heads.version}>
            {text.one(row.version)}
            {row.request_number === request ? null : (
              <span className="pl-meta pl-block">{text.earlier(row.request_number)}</span>
            )}
          </th>
          <td data-h={text.heads.state}>
            <StatusText tone={row.state === "accepted" ? "ok" : "bad"}>{text.states[row.state]}</StatusText>
            {row.frozen_at ? <span className="pl-meta pl-block">{text.frozen}</span> : null}
            {row.problem_count > 0 ? (
              <span className="pl-meta pl-block">{text.problems(row.problem_count)}</span>
            ) : null}
          </td>
          <td data-h={text.heads.cases}>{row.cases.toLocaleString("en-GB")}</td>
          <td data-h={text.heads.sent}>{text.by(row.sent_by, row.sent_at)}</td>
          <td data-h={text.show}>
            <Button secondary small aria-pressed={row.id === shown} onClick={() => onShow(row.id)}>
              {text.show}
              <span className="visually-hidden">{text.of(row.version)}</span>
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}
