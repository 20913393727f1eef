import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { shortDate } from "../../lib/dates";
import { Select } from "../../ui/fields";
import { NotFoundPage } from "../../ui/NotFound";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { ComparedPassages } from "./ComparedPassages";
import { useNames } from "./ComparedVersions";
import { years as text } from "./enYears";
import { partsOf } from "./parts";
import { inside, partPath, slugOf, usePlace, yearsPath, type Place } from "./place";
import { selfEvaluation } from "./queries";
import { isNumbered } from "./Rail";
import { besideEarlier, earlierOnes, type Earlier, type PartChange } from "./yearQueries";

const called = (part: { code: string; title: string }): string =>
  isNumbered(part) ? `${part.code} ${part.title}` : part.title;

const describe = ({ title, inspection_reference, submitted_at, written_at }: Earlier): string =>
  `${text.named(title, inspection_reference)}, ${text.when(submitted_at !== null, shortDate(submitted_at ?? written_at))}`;

function Chooser({ place, rows, chosen, code }: { place: Place; rows: Earlier[]; chosen: Earlier; code: string }) {
  const go = useNavigate();
  return (
    <Select
      name="earlier"
      label={text.which}
      value={chosen.id}
      onChange={(event) =>
        void go({ to: yearsPath(place), search: { earlier: event.target.value, part: slugOf(code) }, replace: true })
      }
    >
      {rows.map((row) => (
        <option key={row.id} value={row.id}>
          {describe(row)}
        </option>
      ))}
    </Select>
  );
}

/** Each part with how much of it moved: the way to the next one, and the year at a glance. */
function Parts({ place, parts, chosen, code }: { place: Place; parts: PartChange[]; chosen: Earlier; code: string }) {
  const rows = (
    <ul className="pl-rows">
      {parts.map((part) => (
        <li key={part.code}>
          <Link
            to={yearsPath(place)}
            search={{ earlier: chosen.id, part: slugOf(part.code) }}
            aria-current={part.code === code ? "page" : undefined}
          >
            {part.code === code ? <b>{called(part)}</b> : called(part)}
          </Link>
          <p className="pl-meta">{text.counts(part) || (part.same > 0 ? text.unchanged : text.noWords)}</p>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <nav className="pl-wide" aria-labelledby="parts">
        <h2 className="pl-h3" id="parts">
          {text.parts}
        </h2>
        {rows}
      </nav>
      <details className="ds_details pl-narrow">
        <summary className="ds_details__summary">{text.otherParts}</summary>
        <div className="ds_details__text">{rows}</div>
      </details>
    </>
  );
}

function Beside({ place, rows, chosen, code }: { place: Place; rows: Earlier[]; chosen: Earlier; code: string }) {
  const { data } = useSuspenseQuery(besideEarlier(place, chosen.id, code));
  const nameOf = useNames(place, code);
  const part = data.parts.find((one) => one.code === code);
  const there: Place = chosen.inspection_id ? inside(chosen.inspection_id) : { kind: "own", id: chosen.id };
  if (!part) return null;
  return (
    <>
      <Chooser place={place} rows={rows} chosen={chosen} code={code} />
      <div className="pl-grid pl-mt6">
        <div className="pl-c3">
          <Parts place={place} parts={data.parts} chosen={chosen} code={code} />
        </div>
        <section className="pl-c9" aria-labelledby="compared">
          <h2 id="compared">{called(part)}</h2>
          <p>{text.summary(part)}</p>
          <p className="pl-meta pl-measure">{text.codes}</p>
          <p>
            <Link to={partPath(place, code)}>{text.back}</Link>
          </p>
          <ComparedPassages passages={data.passages} nameOf={nameOf} />
          {data.only_earlier.length > 0 ? (
            <section className="pl-section" aria-labelledby="only-earlier">
              <h3 id="only-earlier">{text.onlyEarlier}</h3>
              <ul>
                {data.only_earlier.map((one) => (
                  <li key={one.code}>
                    <Link to={partPath(there, one.code)}>{one.title}</Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </section>
      </div>
    </>
  );
}

/** R144: this self-evaluation beside an earlier one, part by part; the address holds which, so that it can be sent on. */
export default function YearsPage() {
  const place = usePlace();
  const asked: { earlier?: unknown; part?: unknown } = useSearch({ strict: false });
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const { data: rows } = useSuspenseQuery(earlierOnes(place));
  const parts = partsOf(whole);
  // An indicator's number is read from the address as a number.
  const part = parts.find(({ code }) => slugOf(code) === String(asked.part)) ?? parts[0];
  const chosen = asked.earlier === undefined ? rows[0] : rows.find(({ id }) => id === asked.earlier);
  if (!part || (asked.earlier !== undefined && !chosen)) return <NotFoundPage />;
  return (
    <>
      <PageHead title={text.title} tabTitle={`${text.title}: ${called(part)}`} lede={text.lede} />
      {chosen ? (
        <Beside place={place} rows={rows} chosen={chosen} code={part.code} />
      ) : (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      )}
    </>
  );
}
