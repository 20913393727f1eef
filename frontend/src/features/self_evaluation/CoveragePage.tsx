import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { NotFoundPage } from "../../ui/NotFound";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { KINDS } from "./boxes";
import { considerationRows, indicatorRows, outcomeRows, type IndicatorRow, type TagRow } from "./coverage";
import { coverage as text } from "./enCoverage";
import { useMethod } from "./parts";
import { partPath, usePlace, type Place } from "./place";
import { selfEvaluation, type SelfEvaluationOpen, type SelfEvaluationSubmitted } from "./queries";

function Evidence({ codes }: { codes: string[] }) {
  if (codes.length === 0) return <StatusText tone="warn">{text.none}</StatusText>;
  return codes.map((code, at) => (
    <Fragment key={code}>
      {at > 0 ? ", " : null}
      <span className="pl-nb">{code}</span>
    </Fragment>
  ));
}

function Indicators({ place, rows }: { place: Place; rows: IndicatorRow[] }) {
  return (
    <Table caption={text.caption} columns={text.columns}>
      {rows.map((row) => (
        <tr key={row.code}>
          <th scope="row">
            <Link to={partPath(place, row.code)}>
              <b>{row.code}</b> {row.title}
            </Link>
            {row.pages.length > 0 ? <p className="pl-meta">{text.onPages(row.pages)}</p> : null}
            {row.elsewhere.length > 0 ? <p className="pl-meta">{text.inSections(row.elsewhere)}</p> : null}
          </th>
          {KINDS.map((kind) => (
            <td key={kind} data-h={text.columns[kind]}>
              {row.counts[kind]}
            </td>
          ))}
          <td data-h={text.columns.known}>{row.known ? text.known.yes : text.known.no}</td>
          <td data-h={text.columns.evidence}>
            <Evidence codes={row.evidence} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Tags({ title, rows }: { title: string; rows: TagRow[] }) {
  return (
    <table className="ds_table pl-cards">
      <caption>{title}</caption>
      <thead>
        <tr>
          {Object.values(text.tagColumns).map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.title}</th>
            <td data-h={text.tagColumns.statements}>
              <Evidence codes={row.statements} />
            </td>
            <td data-h={text.tagColumns.evidence}>
              <Evidence codes={row.evidence} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Covered({
  place,
  whole,
}: {
  place: Place;
  whole: SelfEvaluationOpen | SelfEvaluationSubmitted["submission"];
}) {
  const method = useMethod(place);
  const rows = indicatorRows(method, whole);
  const silent = ({ counts, known, pages }: IndicatorRow) =>
    !known && pages.length === 0 && KINDS.every((kind) => counts[kind] === 0);
  return (
    <>
      <PageHead title={text.title} lede={text.lede} />
      <section className="pl-mb7" aria-labelledby="indicators">
        <h2 id="indicators">{text.finding(rows.filter(silent).map(({ code }) => code))}</h2>
        <Indicators place={place} rows={rows} />
      </section>
      <section aria-label={text.considerations}>
        <p className="pl-measure">{text.tagHint}</p>
        <Tags title={text.considerations} rows={considerationRows(method, whole)} />
        <Tags title={text.outcomes} rows={outcomeRows(method, whole)} />
      </section>
    </>
  );
}

/** R138, R142: what the statements speak about, for those who write them and for those who read them afterwards. */
export default function CoveragePage() {
  const place = usePlace();
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  if ("submission" in whole) return <Covered place={place} whole={whole.submission} />;
  return "sections" in whole ? <Covered place={place} whole={whole} /> : <NotFoundPage />;
}
