import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { clock, shortDateAndTime } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { NotFoundPage } from "../../ui/NotFound";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { ComparedVersions } from "./ComparedVersions";
import { deskAt } from "./desk";
import { format } from "./enFormat";
import { history as text } from "./enHistory";
import { partsOf } from "./parts";
import { formatPath, historyPath, partPath, slugOf, usePlace, type Place } from "./place";
import { keyOf, sectionVersions, selfEvaluation, type Shape, type VersionRow } from "./queries";
import { isNumbered, type Part } from "./Rail";
import { RestoreVersion } from "./RestoreVersion";

/** "14:02 to 14:09" on one day; a single save has one time. */
function when({ began_at, saved_at }: VersionRow): string {
  const began = shortDateAndTime(began_at);
  const end = clock(saved_at);
  return began.endsWith(end) ? began : `${began} to ${end}`;
}

function Versions({ place, code, rows }: { place: Place; code: string; rows: VersionRow[] }) {
  const newest = rows[0]?.number ?? 0;
  const to = historyPath(place, code);
  return (
    <ol className="pl-rows" reversed>
      {rows.map((row) => (
        <li key={row.number}>
          <h3>
            {text.version(row.number)}
            {row.number === newest ? `, ${text.now}` : null}
          </h3>
          <p className="pl-meta">
            {row.author}, {when(row)}
          </p>
          {row.acts.length > 0 ? <p className="pl-meta">Then {text.acts(row.acts)}.</p> : null}
          <div className="pl-bar">
            {row.number > 1 ? (
              <Link to={to} search={{ earlier: row.number - 1, later: row.number }}>
                {text.change}
                <span className="visually-hidden"> in version {row.number}</span>
              </Link>
            ) : null}
            {row.number < newest - 1 ? (
              <Link to={to} search={{ earlier: row.number, later: newest }}>
                {text.withNow}
                <span className="visually-hidden">: version {row.number}</span>
              </Link>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The pair in the address, as far as there are such versions; otherwise the newest and the one before. */
function usePair(rows: VersionRow[]): { earlier: number; later: number } | null {
  const asked: { earlier?: unknown; later?: unknown } = useSearch({ strict: false });
  const newest = rows[0]?.number ?? 0;
  const there = (value: unknown): number | null => rows.find((row) => row.number === Number(value))?.number ?? null;
  if (newest < 2) return null;
  return { earlier: there(asked.earlier) ?? newest - 1, later: there(asked.later) ?? newest };
}

function History({ place, part, name }: { place: Place; part: Part; name: string }) {
  const { data: rows } = useSuspenseQuery({ ...sectionVersions(place, part.code), staleTime: 0 });
  const pair = usePair(rows);
  const newest = rows[0]?.number ?? 0;
  const queries = useQueryClient();
  const [restored, setRestored] = useState<number | null>(null);
  const { act, busy, messages } = useAct();
  const restore = (number: number, etag: string | null) =>
    act(async () => {
      await deskAt(place).restore(part.code, number, etag);
      setRestored(number);
    }).finally(() => queries.invalidateQueries({ queryKey: keyOf(place), refetchType: "all" }));
  return (
    <>
      <PageHead title={text.title(name)} lede={text.lede}>
        <Link to={part.code === DOCUMENT ? formatPath(place) : partPath(place, part.code)}>{text.back}</Link>
      </PageHead>
      <ErrorSummary messages={messages} />
      <p role="status">{restored === null ? null : <StatusText tone="ok">{text.restored(restored)}</StatusText>}</p>
      {rows.length === 0 ? (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      ) : (
        <div className="pl-grid">
          <section className="pl-c4" aria-labelledby="versions">
            <h2 id="versions">{text.versions}</h2>
            <Versions place={place} code={part.code} rows={rows} />
          </section>
          <div className="pl-c8">
            {pair ? (
              <>
                <ComparedVersions place={place} code={part.code} {...pair} />
                {pair.earlier < newest ? (
                  <RestoreVersion
                    key={`${pair.earlier} of ${newest}`}
                    place={place}
                    part={{ code: part.code, shape: shapeOf(part) }}
                    number={pair.earlier}
                    busy={busy}
                    onRestore={restore}
                  />
                ) : null}
              </>
            ) : (
              <Notice>
                <p>{text.only}</p>
              </Notice>
            )}
          </div>
        </div>
      )}
    </>
  );
}

const shapeOf = (part: Part): Shape =>
  part.code === DOCUMENT ? "document" : "answers" in part ? "statement" : "section";

/** The map of the council's own document has a history like any other part. */
const DOCUMENT = "document";
const documentPart: Part = { code: DOCUMENT, title: format.document.title, words: 0 };

export default function HistoryPage() {
  const place = usePlace();
  const slug = useParam("indicator");
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const parts = "sections" in whole ? [...partsOf(whole), ...(whole.document ? [documentPart] : [])] : [];
  const part = parts.find(({ code }) => slugOf(code) === slug);
  if (!part) return <NotFoundPage />;
  const name = isNumbered(part) ? `${part.code} ${part.title}` : part.title;
  return <History key={part.code} place={place} part={part} name={name} />;
}
