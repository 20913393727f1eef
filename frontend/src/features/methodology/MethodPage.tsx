import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { IndicatorGuide } from "./IndicatorGuide";
import { methodology, type Method } from "./queries";

const SECTIONS = [
  ["why", words.why],
  ["stages", words.stages],
  ["plan", words.plan],
  ["indicators", words.indicators],
  ["scale", words.scale],
] as const;

function Plan({ method }: { method: Method }) {
  const weeks = Array.from({ length: method.total_weeks }, (_, at) => at + 1);
  const duties = (week: number, party: string) =>
    method.tasks.filter((row) => row.week === week && row.party === party);
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{words.planTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.week}</th>
          <th scope="col">{words.council}</th>
          <th scope="col">{words.inspectorate}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => {
          const both = [duties(week, "council"), duties(week, "inspectorate")] as const;
          return (
            <tr key={week}>
              <th scope="row">
                <span className="pl-narrowword">{words.week} </span>
                {week}
              </th>
              {both.flat().length === 0 ? (
                <td colSpan={2}>{words.quiet}</td>
              ) : (
                both.map((list, at) => (
                  <td key={at} data-h={at === 0 ? words.council : words.inspectorate}>
                    {list.map((task) => task.title).join("; ") || "–"}
                  </td>
                ))
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Scale({ method }: { method: Method }) {
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{method.scale.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.point}</th>
          <th scope="col">{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {method.scale.points.map((point) => (
          <tr key={point.value}>
            <th scope="row">
              <b>
                {point.value} {point.label}
              </b>
            </th>
            <td data-h={words.meaning}>
              {point.summary}. {point.meaning}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Why({ method }: { method: Method }) {
  return (
    <>
      <p>{method.programme.mandate}</p>
      <h3>{words.law}</h3>
      <ul>
        {method.programme.legal_basis.map((act) => (
          <li key={act.code}>
            {act.title}: {act.relevance}
          </li>
        ))}
      </ul>
    </>
  );
}

export default function MethodPage() {
  const { data } = useSuspenseQuery(methodology(useParam("id")));
  const method = data.document;
  const focus = method.indicators.filter((indicator) => indicator.in_focus);
  return (
    <div className="pl-public">
      <PageHead title={method.title} kicker={words.kicker(method.edition, data.version)} />
      <div className="pl-grid">
        <nav className="pl-c3" aria-label={words.contents}>
          <ol className="pl-rail">
            {SECTIONS.map(([anchor, title]) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
        <article className="pl-c9">
          <section aria-labelledby="why">
            <h2 id="why">{words.why}</h2>
            <Why method={method} />
          </section>
          <section aria-labelledby="stages">
            <h2 id="stages">{words.stages}</h2>
            <ol>
              {method.stages.map((stage) => (
                <li key={stage.code}>
                  <b>{stage.title}.</b> {words.weeks(stage.first_week, stage.last_week)}. {stage.summary}
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="plan">
            <h2 id="plan">{words.plan}</h2>
            <Plan method={method} />
          </section>
          <section aria-labelledby="indicators">
            <h2 id="indicators">{words.indicators}</h2>
            <p>{words.indicatorsLede(focus.length, focus.filter((indicator) => indicator.evaluated).length)}</p>
            {focus.map((indicator) => (
              <IndicatorGuide key={indicator.code} indicator={indicator} />
            ))}
          </section>
          <section aria-labelledby="scale">
            <h2 id="scale">{words.scale}</h2>
            <Scale method={method} />
          </section>
          {method.case_reading ? (
            <section aria-labelledby="case-reading">
              <h2 id="case-reading">{words.caseReading}</h2>
              <p>
                {words.caseReadingLede(
                  method.case_reading.sections.reduce((sum, section) => sum + section.questions.length, 0),
                )}{" "}
                <Link to={paths.readingTemplate(data.id)}>{method.case_reading.title}</Link>
              </p>
            </section>
          ) : null}
          <section className="pl-section pl-mt7">
            <p className="pl-meta">
              {words.source(method.source.title, method.source.publisher, method.source.published_on)}
            </p>
            <p className="pl-meta pl-anywhere">{words.hash(data.sha256)}</p>
          </section>
        </article>
      </div>
    </div>
  );
}
