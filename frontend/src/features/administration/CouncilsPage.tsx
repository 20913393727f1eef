import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { paths } from "../../lib/paths";
import { TextField } from "../../ui/fields";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { words } from "./en";
import { councils } from "./queries";

const text = words.councilPage;

export default function CouncilsPage() {
  const { data } = useSuspenseQuery(councils());
  const [find, setFind] = useState("");
  const wanted = find.trim().toLowerCase();
  const rows = data.filter((row) =>
    [row.name, row.code, row.superseded_code ?? "", ...row.other_names].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  );
  return (
    <>
      <PageHead title={text.title} lede={text.lede} kicker={<Link to={paths.admin()}>{words.title}</Link>} />
      <TextField
        name="find"
        type="search"
        label={text.find}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      {rows.length === 0 ? <p role="status">{text.none}</p> : null}
      <Table caption={text.caption} columns={text.columns}>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{row.name}</th>
            <td data-h={text.columns.code}>{row.code}</td>
            <td data-h={text.columns.old}>{row.superseded_code ?? "–"}</td>
            <td data-h={text.columns.others}>{row.other_names.join("; ") || "–"}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
