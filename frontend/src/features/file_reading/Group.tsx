import { Notice } from "../../ui/Notice";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { words } from "./en";
import type { Group as Data } from "./queries";

const text = words.group;

/** What is missing is a warning: nobody is turned away for it. */
export function Group({ data }: { data: Data }) {
  return (
    <section className="pl-mb6" aria-labelledby="group">
      <h2 id="group">{text.title}</h2>
      {data.missing.length === 0 ? (
        <p>
          <StatusText tone="ok">{text.ready}</StatusText>
        </p>
      ) : (
        <Notice kind="warn">
          <ul>
            {data.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p>{text.warning}</p>
        </Notice>
      )}
      {data.kinds.length > 0 ? (
        <Table caption={text.kinds} columns={{ kind: text.kind, who: text.who }}>
          {data.kinds.map((kind) => (
            <tr key={kind.code}>
              <td data-h={text.kind}>
                {kind.title} <span className="pl-meta">{text.source(kind.guidance)}</span>
              </td>
              <td data-h={text.who}>
                <StatusText tone={kind.met ? "ok" : "warn"}>
                  {kind.met ? text.metBy(kind.met_by) : text.nobody}
                </StatusText>
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
    </section>
  );
}
