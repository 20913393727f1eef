import { ScaleLine } from "../../ui/EvaluationPicker";
import { words } from "./en";
import type { ReportDocument, ReportIndicator } from "./queries";

const text = words.document;

const anchor = (code: string): string => `indicator-${code.replaceAll(".", "-")}`;

function Paragraphs({ children }: { children: string }) {
  return children
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((paragraph, at) => (
      <p key={at} className="pl-prewrap">
        {paragraph}
      </p>
    ));
}

function Evaluations({ report }: { report: ReportDocument }) {
  const evaluated = report.indicators.filter((indicator) => indicator.evaluation);
  const commented = report.indicators.filter((indicator) => !indicator.evaluation).map((indicator) => indicator.code);
  const points = report.scale.map((point) => point.value).sort((one, other) => one - other);
  return (
    <section aria-labelledby="evaluations">
      <h2 id="evaluations">{text.evaluations}</h2>
      <p>{text.evaluationsLede(report.indicators.length, evaluated.length)}</p>
      <table className="ds_table pl-cards">
        <caption className="visually-hidden">{text.table}</caption>
        <thead>
          <tr>
            <th scope="col">{text.indicator}</th>
            <th scope="col">{text.evaluation}</th>
            <th scope="col">{text.line}</th>
          </tr>
        </thead>
        <tbody>
          {evaluated.map(({ code, title, evaluation }) =>
            evaluation ? (
              <tr key={code}>
                <th scope="row">
                  <a className="pl-target" href={`#${anchor(code)}`}>
                    {code} {title}
                  </a>
                </th>
                <td data-h={text.evaluation}>
                  <b>
                    {evaluation.value} {evaluation.label}
                  </b>
                </td>
                <td>
                  <ScaleLine value={evaluation.value} points={points} />
                </td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
      {commented.length > 0 ? <p className="pl-meta">{text.commented(commented.join(", "))}</p> : null}
    </section>
  );
}

function Statements({ indicator }: { indicator: ReportIndicator }) {
  const improve = indicator.statements.filter((row) => row.kind === "area_for_improvement");
  const well = indicator.statements.filter((row) => row.kind === "strength" || row.kind === "good_practice");
  const list = (title: string, rows: typeof well) =>
    rows.length > 0 ? (
      <>
        <h3>{title}</h3>
        <ul>
          {rows.map((row) => (
            <li key={row.reference}>{row.text}</li>
          ))}
        </ul>
      </>
    ) : null;
  return (
    <>
      {list(text.well, well)}
      {list(text.improve, improve)}
    </>
  );
}

function Scale({ report }: { report: ReportDocument }) {
  return (
    <section aria-labelledby="scale">
      <h2 id="scale">{text.scale}</h2>
      <table className="ds_table pl-cards">
        <caption className="visually-hidden">{text.scale}</caption>
        <thead>
          <tr>
            <th scope="col">{text.evaluation}</th>
            <th scope="col">{text.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {report.scale.map((point) => (
            <tr key={point.value}>
              <th scope="row">
                <b>
                  {point.value} {point.label}
                </b>
              </th>
              <td data-h={text.meaning}>{point.meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The report as everyone reads it; the draft and the copy under embargo are drawn by the same code. */
export function ReportBody({ report }: { report: ReportDocument }) {
  const contents: [string, string][] = [
    ["brief", text.brief],
    ["evaluations", text.evaluations],
    ...report.indicators.map((row): [string, string] => [anchor(row.code), `${row.code} ${row.title}`]),
    ["recommendations", text.recommendations],
    ["scale", text.scale],
  ];
  return (
    <div className="pl-grid" lang={report.lang}>
      <nav className="pl-c3" aria-label={text.contents}>
        <ol className="pl-rail">
          {contents.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <article className="pl-c9">
        <section aria-labelledby="brief">
          <h2 id="brief">{text.brief}</h2>
          {report.key_messages.length === 0 ? <p>{text.noMessages}</p> : null}
          {report.key_messages.map((message, at) => (
            <p key={message} className={at === 0 ? "pl-lead" : undefined}>
              {message}
            </p>
          ))}
        </section>
        <Evaluations report={report} />
        {report.indicators.map((indicator) => (
          <section key={indicator.code} className="pl-indicator" aria-labelledby={anchor(indicator.code)}>
            <h2 id={anchor(indicator.code)}>
              {indicator.code} {indicator.title}
            </h2>
            <Paragraphs>{indicator.narrative}</Paragraphs>
            <Statements indicator={indicator} />
          </section>
        ))}
        <section aria-labelledby="recommendations">
          <h2 id="recommendations">{text.recommendations}</h2>
          {report.recommendations.length === 0 ? <p>{text.noRecommendations}</p> : null}
          <ol>
            {report.recommendations.map((row) => (
              <li key={row.reference}>{row.text}</li>
            ))}
          </ol>
        </section>
        <Scale report={report} />
      </article>
    </div>
  );
}
