import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import type { Inspection } from "../inspections/queries";
import { methodology } from "../methodology/queries";
import { words } from "./en";
import type { EvidenceRow } from "./queries";

const FEW = 2;
const DRAWN = 24;

function count(number: number) {
  if (number === 0) return <StatusText tone="bad">{words.noItems}</StatusText>;
  if (number <= FEW) return <StatusText tone="warn">{words.only(number)}</StatusText>;
  return number;
}

/** How many of the items are numbers and how many are words; one that is both counts for both (R136). */
function Balance({ items }: { items: EvidenceRow[] }) {
  const has = (nature: "quantitative" | "qualitative") =>
    items.filter((item) => item.nature === nature || item.nature === "both").length;
  const cell = (number: number) =>
    number === 0 && items.length > 0 ? <StatusText tone="warn">{words.noItems}</StatusText> : number;
  return (
    <>
      <td className="pl-left">{cell(has("quantitative"))}</td>
      <td className="pl-left">{cell(has("qualitative"))}</td>
    </>
  );
}

/** The headline is the finding: which indicators stand without evidence. */
function headline(empty: string[]): string {
  if (empty.length === 0) return "Every indicator has evidence";
  const list = empty.length === 1 ? empty[0] : `${empty.slice(0, -1).join(", ")} and ${empty[empty.length - 1]}`;
  return `${list} ${empty.length === 1 ? "has" : "have"} no evidence yet`;
}

export function EvidenceMatrix({ inspection, items: all }: { inspection: Inspection; items: EvidenceRow[] }) {
  const items = all.filter((item) => !item.withdrawn_at);
  const [whole, setWhole] = useState(false);
  const drawn = whole ? items : items.slice(0, DRAWN);
  const { data } = useSuspenseQuery(methodology(inspection.methodology.id));
  const indicators = data.document.indicators.filter((indicator) => indicator.in_focus);
  const used = (code: string) => items.filter((item) => item.indicators.includes(code));
  const empty = indicators.filter((indicator) => used(indicator.code).length === 0).map((indicator) => indicator.code);
  return (
    <section className="pl-section" aria-labelledby="coverage">
      <h2 id="coverage">{headline(empty)}</h2>
      <p className="pl-measure">{words.matrixHint}</p>
      {drawn.length < items.length ? (
        <p className="pl-bar pl-wide">
          <span>{words.showingItems(drawn.length, items.length)}</span>
          <Button secondary small onClick={() => setWhole(true)}>
            {words.showAllItems(items.length)}
          </Button>
        </p>
      ) : null}
      <div className="pl-scroll pl-wide" tabIndex={0} role="group" aria-label={words.scroll}>
        <table className="pl-matrix">
          <thead>
            <tr>
              <th scope="col">{words.indicator}</th>
              {drawn.map((item) => (
                <th scope="col" key={item.id} className="pl-turned">
                  {item.reference}
                </th>
              ))}
              {[words.items, words.numbers, words.wordsOnly].map((title) => (
                <th scope="col" className="pl-left" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator.code} className={empty.includes(indicator.code) ? "is-empty" : undefined}>
                <th scope="row">
                  <Link to={paths.section(inspection.id, indicator.code)}>
                    {indicator.code} <span className="visually-hidden">{indicator.title}</span>
                  </Link>
                </th>
                {drawn.map((item) => (
                  <td key={item.id}>
                    {item.indicators.includes(indicator.code) ? (
                      <>
                        <span aria-hidden="true">●</span>
                        <span className="visually-hidden">cited</span>
                      </>
                    ) : null}
                  </td>
                ))}
                <td className="pl-left">{count(used(indicator.code).length)}</td>
                <Balance items={used(indicator.code)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="pl-rows pl-narrow">
        {indicators.map((indicator) => (
          <li className="pl-bar pl-bar--between" key={indicator.code}>
            <Link to={paths.section(inspection.id, indicator.code)}>{indicator.code}</Link>
            <span>{count(used(indicator.code).length)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
