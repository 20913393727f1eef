import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { csvOf } from "../../lib/csv";
import { saveFile } from "../../lib/saveFile";
import { useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { CitedText } from "../../ui/CitedText";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { actions as text } from "./enActions";
import { inside, partPath } from "./place";
import { actionsOf, type ActionRow } from "./queries";

const evidenceOf = (row: ActionRow): string =>
  row.evidence.map(({ evidence, locator }) => `${evidence} ${locator}`.trim()).join(", ");

const sheetOf = (rows: ActionRow[]): string[][] => [
  text.sheet,
  ...rows.map((row) => [
    row.section,
    row.section_title,
    row.covers.join(", "),
    row.reference,
    row.text,
    evidenceOf(row),
    row.considerations.join(", "),
    row.headline_outcomes.join(", "),
  ]),
];

/** R137: the actions, taken out with their references. */
export default function ActionsPage() {
  const id = useParam("id");
  const rows = useSuspenseQuery(actionsOf(id)).data.items;
  return (
    <>
      <PageHead title={text.title} lede={text.lede}>
        {rows.length > 0 ? (
          <Button secondary onClick={() => saveFile(csvOf(sheetOf(rows)), text.file)}>
            {text.download}
          </Button>
        ) : null}
      </PageHead>
      {rows.length === 0 ? (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      ) : (
        <table className="ds_table pl-cards">
          <caption className="visually-hidden">{text.caption}</caption>
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
            {rows.map((row) => (
              <tr key={`${row.section} ${row.reference}`}>
                <th scope="row">
                  <Link className="pl-nb" to={partPath(inside(id), row.section)}>
                    {row.section} {row.reference}
                  </Link>
                </th>
                <td>
                  <CitedText text={row.text} />
                </td>
                <td data-h={text.columns.evidence}>{evidenceOf(row) || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
