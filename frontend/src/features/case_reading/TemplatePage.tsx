import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { methodology, type Method } from "../methodology/queries";
import { BlankQuestion } from "./BlankQuestion";
import { words } from "./en";
import type { Section, Template } from "./queries";
import { appliesWords, numbersOf } from "./template";

function Questions({ method, template, section }: { method: Method; template: Template; section: Section }) {
  const columns = Object.fromEntries(method.theme.case_list.map((column) => [column.code, column.title]));
  const numbers = numbersOf(template);
  const points = [...method.scale.points].reverse().map((point) => `${point.value} ${point.label}`);
  return (
    <section className="pl-indicator" aria-labelledby={`section-${section.code}`}>
      <h2 id={`section-${section.code}`}>
        {section.code}. {section.title}
      </h2>
      <p className="pl-lede">{section.guidance}</p>
      {section.columns.length > 0 ? (
        <>
          <h3>{words.fromList}</h3>
          <p>{section.columns.map((code) => columns[code] ?? code).join("; ")}</p>
        </>
      ) : null}
      <ol className="pl-plain">
        {section.questions.map((question) => (
          <BlankQuestion
            key={question.code}
            number={numbers[question.code] ?? ""}
            question={question}
            applies={appliesWords(template, columns, question.applies_when)}
            points={points}
          />
        ))}
      </ol>
    </section>
  );
}

function Timescales({ template }: { template: Template }) {
  return (
    <section className="pl-indicator" aria-labelledby="timescales">
      <h2 id="timescales">{words.timescales}</h2>
      <p>{words.timescalesLede}</p>
      <ul>
        {template.timescales.map((rule) => (
          <li key={rule.code}>
            <b>{rule.title}.</b> {rule.explanation}{" "}
            {rule.limits.map((limit) => (
              <span key={limit.imposed_from}>
                {limit.status === "unverified" ? words.unverified : words.source(limit.source)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <h2>{words.readers}</h2>
      <p>{words.readersLede}</p>
      <ul>
        {template.reader_kinds.map((kind) => (
          <li key={kind.code}>{kind.title}</li>
        ))}
      </ul>
    </section>
  );
}

/** The template as it is read and printed: open to anyone, since all who are inspected may know how (R71). */
export default function TemplatePage() {
  const id = useParam("id");
  const { data } = useSuspenseQuery(methodology(id));
  const method = data.document;
  const template = method.case_reading;
  if (!template) return <Notice>{words.none}</Notice>;
  return (
    <div className="pl-public">
      <PageHead title={template.title} kicker={words.kicker(method.edition, data.version)} lede={template.introduction}>
        <Button secondary onClick={() => window.print()}>
          {words.print}
        </Button>
      </PageHead>
      <div className="pl-grid">
        <nav className="pl-c3" aria-label={words.contents}>
          <ol className="pl-rail">
            {template.sections.map((section) => (
              <li key={section.code}>
                <a href={`#section-${section.code}`}>
                  {section.code}. {section.title}
                </a>
              </li>
            ))}
            <li>
              <a href="#timescales">{words.timescales}</a>
            </li>
          </ol>
          <p>
            <Link to={paths.method(id)}>{words.back}</Link>
          </p>
        </nav>
        <article className="pl-c9">
          <dl className="pl-blank-head">
            <dt>{words.caseReference}</dt>
            <dd />
            <dt>{words.reader}</dt>
            <dd />
            <dt>{words.readOn}</dt>
            <dd />
          </dl>
          {template.sections.map((section) => (
            <Questions key={section.code} method={method} template={template} section={section} />
          ))}
          <Timescales template={template} />
        </article>
      </div>
    </div>
  );
}
