import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { words } from "./en";
import { Export } from "./Export";
import { Filters } from "./Filters";
import { Proof } from "./Proof";
import { auditEvents, type AuditEvent, type Filter } from "./queries";

function Events({ rows }: { rows: AuditEvent[] }) {
  return (
    <Table caption={words.caption} columns={words.columns}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="pl-nb" data-h={words.columns.at}>
            {shortDateAndTime(row.at)}
          </td>
          <td data-h={words.columns.actor}>{row.actor_name}</td>
          <td data-h={words.columns.what}>
            {row.summary}
            {row.reason ? <span className="pl-meta pl-block">{words.reason(row.reason)}</span> : null}
          </td>
          <td data-h={words.columns.kind}>{row.action_in_words}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The trail of an inspection; outside one, what was done to the organisation's accounts and clients. */
export default function AuditPage() {
  const { id }: { id?: string } = useParams({ strict: false });
  const filter: Filter = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(auditEvents(id, filter));
  const rows = data.pages.flatMap((page) => page.items);
  const show = (wanted: Filter) => void navigate({ to: ".", search: wanted });
  return (
    <>
      <PageHead
        title={words.title}
        lede={id ? words.lede : words.ledeOfOrganisation}
        kicker={id ? null : <Link to={paths.admin()}>{words.kicker}</Link>}
      />
      <Filters filter={filter} onFilter={show} />
      {rows.length === 0 ? <p>{words.none}</p> : <Events rows={rows} />}
      <div className="pl-bar pl-mb6">
        {hasNextPage ? (
          <Button secondary busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        ) : null}
        {Object.keys(filter).length > 0 ? (
          <Button secondary onClick={() => show({})}>
            {words.clear}
          </Button>
        ) : null}
      </div>
      <div className="pl-grid">
        <Export inspection={id} filter={filter} />
        <Proof inspection={id} />
      </div>
    </>
  );
}
