import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { shortDate } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { words } from "./en";
import { methods } from "./queries";

const text = words.methodPage;

export default function MethodsPage() {
  const { data } = useSuspenseQuery(methods());
  return (
    <>
      <PageHead title={text.title} lede={text.lede} kicker={<Link to={paths.admin()}>{words.title}</Link>} />
      {data.length === 0 ? <p>{text.none}</p> : null}
      <Table caption={text.caption} columns={text.columns}>
        {data.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={paths.method(row.id)}>{row.title}</Link>
              <span className="pl-meta pl-block">{row.edition}</span>
            </th>
            <td data-h={text.columns.version}>{row.version}</td>
            <td data-h={text.columns.published}>{shortDate(row.published_at)}</td>
            <td data-h={text.columns.sha}>
              <code title={row.sha256}>{row.sha256.slice(0, 12)}</code>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
