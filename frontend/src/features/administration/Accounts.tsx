import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Select, TextField } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { words } from "./en";
import { accounts, type Account } from "./queries";

function Rows({ rows }: { rows: Account[] }) {
  return (
    <Table caption={words.accounts} columns={words.columns}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={paths.adminAccount(row.id)}>{row.name}</Link>
            {row.administrator ? `, ${words.administrator}` : ""}
            <span className="pl-meta pl-block pl-anywhere">{row.email}</span>
          </th>
          <td data-h={words.columns.post}>{row.post}</td>
          <td data-h={words.columns.codes}>{row.one_time_codes ? words.on : words.off}</td>
          <td data-h={words.columns.used}>{row.last_used_at ? shortDateAndTime(row.last_used_at) : words.never}</td>
        </tr>
      ))}
    </Table>
  );
}

export function Accounts() {
  const [find, setFind] = useState("");
  const [active, setActive] = useState(true);
  const { data } = useQuery({ ...accounts(useDeferredValue(find.trim()), active), placeholderData: (kept) => kept });
  return (
    <>
      <form
        className="pl-filters pl-mb4"
        role="search"
        aria-label={words.filters}
        onSubmit={(event) => event.preventDefault()}
      >
        <TextField
          name="find"
          type="search"
          label={words.find}
          value={find}
          maxLength={200}
          onChange={(event) => setFind(event.target.value)}
        />
        <Select
          name="active"
          label={words.which}
          value={String(active)}
          onChange={(event) => setActive(event.target.value === "true")}
        >
          <option value="true">{words.active}</option>
          <option value="false">{words.deactivated}</option>
        </Select>
      </form>
      {!data ? <Loading what="the accounts" /> : data.length === 0 ? <p>{words.none}</p> : <Rows rows={data} />}
    </>
  );
}
