import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { shortDate, shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { inspections } from "../inspections/queries";
import { words } from "./en";
import { apiClients, choices, type ApiClient } from "./queries";

/** The last day on which the client still gets a token. */
const holdsUntil = (client: ApiClient) =>
  client.secrets
    .filter((secret) => secret.state === "live")
    .map((secret) => secret.expires_on)
    .sort()
    .at(-1);

function State({ client }: { client: ApiClient }) {
  const until = holdsUntil(client);
  if (client.revoked_at) return <StatusText tone="none">{words.states.revoked}</StatusText>;
  if (!until) return <StatusText tone="warn">{words.states.none}</StatusText>;
  return (
    <>
      <StatusText tone="ok">{words.states.live}</StatusText>{" "}
      <span className="pl-meta">{words.expires(shortDate(until))}</span>
    </>
  );
}

function Rows({ rows }: { rows: ApiClient[] }) {
  const { data: offered } = useSuspenseQuery(choices());
  const { data: known } = useSuspenseQuery(inspections());
  const references = (client: ApiClient) =>
    known.filter((row) => client.inspection_ids.includes(row.id)).map((row) => row.reference);
  return (
    <Table caption={words.caption} columns={words.columns}>
      {rows.map((client) => (
        <tr key={client.id}>
          <th scope="row">
            <Link to={paths.apiClient(client.id)}>{client.name}</Link>
          </th>
          <td data-h={words.columns.role}>{offered.roles.find((row) => row.role === client.role)?.role_in_words}</td>
          <td data-h={words.columns.inspections}>{references(client).join(", ")}</td>
          <td data-h={words.columns.used}>
            {client.last_used_at ? shortDateAndTime(client.last_used_at) : words.never}
          </td>
          <td data-h={words.columns.state}>
            <State client={client} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The clients of the organisation; within an inspection, those that work in it. */
export default function ApiClientsPage() {
  const { id }: { id?: string } = useParams({ strict: false });
  const { data } = useSuspenseQuery(apiClients());
  const rows = id ? data.filter((client) => client.inspection_ids.includes(id)) : data;
  return (
    <>
      <PageHead title={words.title} lede={words.lede}>
        <Link className="ds_button" to={paths.newApiClient()} search={id ? { inspection: id } : {}}>
          {words.create}
        </Link>
      </PageHead>
      {rows.length === 0 ? <p>{id ? words.noneHere : words.none}</p> : <Rows rows={rows} />}
      {id ? (
        <p>
          <Link to={paths.apiClients()}>{words.all}</Link>
        </p>
      ) : null}
    </>
  );
}
