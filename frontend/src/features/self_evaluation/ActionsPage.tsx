import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { csvOf } from "../../lib/csv";
import { saveFile } from "../../lib/saveFile";
import { Button } from "../../ui/Button";
import { CitedText } from "../../ui/CitedText";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import type { Method } from "../methodology/queries";
import { words } from "./en";
import { actions as text } from "./enActions";
import { useMethod } from "./parts";
import { partPath, usePlace, type Place } from "./place";
import { actionsOf, selfEvaluation, type ActionRow } from "./queries";

const evidenceOf = (row: ActionRow): string =>
  row.evidence.map(({ evidence, locator }) => `${evidence} ${locator}`.trim()).join(", ");

/** What an action was tagged with, in the words of the method (R138, R142). */
function tagsOf(row: ActionRow, method: Method): string[][] {
  const considerations = method.key_considerations.filter(({ code }) => row.considerations.includes(code));
  const outcomes = method.headline_outcomes.filter(({ number }) => row.headline_outcomes.includes(number));
  return [considerations.map(({ title }) => title), outcomes.map(({ title }) => title)];
}

const sheetOf = (rows: ActionRow[], method: Method): string[][] => [
  text.sheet,
  ...rows.map((row) => [
    row.section,
    row.section_title,
    row.covers.join(", "),
    row.reference,
    row.text,
    evidenceOf(row),
    ...tagsOf(row, method).map((titles) => titles.join("; ")),
  ]),
];

function Actions({ place, rows }: { place: Place; rows: ActionRow[] }) {
  const method = useMethod(place);
  return (
    <>
      <PageHead title={text.title} lede={text.lede}>
        <Button secondary onClick={() => saveFile(csvOf(sheetOf(rows, method)), text.file)}>
          {text.download}
        </Button>
      </PageHead>
      <Table caption={text.caption} columns={text.columns}>
        {rows.map((row) => (
          <tr key={`${row.section} ${row.reference}`}>
            <th scope="row">
              <Link className="pl-nb" to={partPath(place, row.section)}>
                {row.section} {row.reference}
              </Link>
            </th>
            <td>
              <CitedText text={row.text} />
            </td>
            <td data-h={text.columns.tags}>{tagsOf(row, method).flat().join(" · ") || "–"}</td>
            <td data-h={text.columns.evidence}>{evidenceOf(row) || "–"}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

/** R137: the actions, taken out with their references. */
export default function ActionsPage() {
  const place = usePlace();
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const rows = useSuspenseQuery(actionsOf(place)).data.items;
  if (rows.length > 0) return <Actions place={place} rows={rows} />;
  const told = "sections" in whole || "submission" in whole;
  return (
    <>
      <PageHead title={text.title} lede={text.lede} />
      <Notice>
        <p>{told ? text.none : words.wordOnly[whole.state]}</p>
      </Notice>
    </>
  );
}
