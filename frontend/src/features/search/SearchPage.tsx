import { useQuery } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { useParam } from "../../lib/useParam";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { Loading, PageHead } from "../../ui/PageHead";
import { messagesOf } from "../../api/problems";
import { partsOf } from "../self_evaluation/parts";
import { selfEvaluation } from "../self_evaluation/queries";
import { inside } from "../self_evaluation/place";
import { words } from "./en";
import { linkOf } from "./links";
import { search, type SearchGroup, type SearchHit, type SearchPiece } from "./queries";
import { SearchBox } from "./SearchBox";

function Pieces({ pieces }: { pieces: SearchPiece[] }) {
  return pieces.map((piece, at) =>
    piece.hit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
  );
}

const headOf = (kind: string): string => words.kinds[kind] ?? kind;

function Hit({ to, kind, hit }: { to: string; kind: string; hit: SearchHit }) {
  const place = hit.place ?? "";
  const about = kind === "comment" ? words.on[place] : kind === "task" ? words.week(place) : null;
  return (
    <li>
      <Link to={to}>
        <Pieces pieces={hit.title} />
      </Link>
      {about ? <span className="pl-meta"> {about}</span> : null}
      {hit.excerpt.length > 0 ? (
        <p className="pl-measure pl-m0 pl-anywhere">
          <Pieces pieces={hit.excerpt} />
        </p>
      ) : null}
    </li>
  );
}

function Group({ group, linkTo }: { group: SearchGroup; linkTo: (kind: string, hit: SearchHit) => string }) {
  return (
    <section className="pl-section" aria-labelledby={`kind-${group.kind}`}>
      <h2 id={`kind-${group.kind}`}>
        {headOf(group.kind)} <span className="pl-meta">{group.more ? `${group.hits.length}+` : group.hits.length}</span>
      </h2>
      <ul className="pl-rows">
        {group.hits.map((hit, at) => (
          <Hit key={at} kind={group.kind} hit={hit} to={linkTo(group.kind, hit)} />
        ))}
      </ul>
      {group.more ? <p className="pl-meta">{words.more}</p> : null}
    </section>
  );
}

function Found({ inspection, typed }: { inspection: string; typed: string }) {
  const { data, error } = useQuery({ ...search(inspection, typed), throwOnError: false });
  const onSections = data?.groups.some((group) => group.hits.some((hit) => hit.place === "self_evaluation_section"));
  const { data: whole } = useQuery({
    ...selfEvaluation(inside(inspection)),
    enabled: onSections ?? false,
    throwOnError: false,
  });
  if (error) return <ErrorSummary messages={messagesOf(error)} />;
  if (!data) return <Loading what={words.title} />;
  if (data.groups.length === 0) {
    return (
      <Notice title={words.none(typed)}>
        <p>{words.noneHint}</p>
      </Notice>
    );
  }
  const ids = new Map((whole ? partsOf(whole) : []).map((part) => ["id" in part ? String(part.id) : "", part.code]));
  const count = data.groups.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <>
      <p role="status">
        <b>
          {words.found(
            count,
            data.groups.some((group) => group.more),
          )}
        </b>
      </p>
      {data.groups.length > 1 ? (
        <nav aria-label={words.jump}>
          <ul className="pl-bar pl-plain">
            {data.groups.map(({ kind }) => (
              <li key={kind}>
                <a href={`#kind-${kind}`}>{headOf(kind)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {data.groups.map((group) => (
        <Group
          key={group.kind}
          group={group}
          linkTo={(kind, hit) => linkOf(inspection, kind, hit, (section) => ids.get(section))}
        />
      ))}
    </>
  );
}

/** What was found in one inspection, by kind; the words stand in the address. */
export default function SearchPage() {
  const id = useParam("id");
  const location = useRouterState({ select: (state) => state.location });
  const typed = (new URLSearchParams(location.searchStr).get("q") ?? "").replace(/^"(.*)"$/, "$1").trim();
  return (
    <>
      <PageHead title={words.title} tabTitle={typed ? words.titleOf(typed) : words.title} lede={words.hint} />
      <div className="pl-mb6">
        <SearchBox inspection={id} typed={typed} id="search-page" />
      </div>
      {typed ? <Found inspection={id} typed={typed} /> : <p>{words.begin}</p>}
    </>
  );
}
