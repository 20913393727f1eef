import { Segments } from "../../ui/Diff";
import { words } from "./en";
import { years as text } from "./enYears";
import type { ComparedPassage } from "./yearQueries";

type BoxName = keyof typeof words.boxes;

const isBox = (place: string): place is BoxName => place in words.boxes;

function Side({ passage, side }: { passage: ComparedPassage; side: "then" | "now" }) {
  const then = side === "then";
  const reference = then ? passage.earlier_reference : passage.later_reference;
  const evidence = then ? passage.earlier_evidence : passage.later_evidence;
  const missing = passage.change === (then ? "added" : "removed");
  const segments = passage.segments.filter(({ change }) => change !== (then ? "added" : "removed"));
  return (
    <div>
      <h4 className="pl-meta">
        {text[side]}
        {reference ? `, ${reference}` : null}
      </h4>
      {missing ? (
        <p className="pl-meta">{then ? text.nothingThen : text.nothingNow}</p>
      ) : (
        <Segments segments={segments} />
      )}
      {evidence.length > 0 ? <p className="pl-meta">{text.evidence(evidence)}</p> : null}
    </div>
  );
}

/** What stood in one place of a part then and now: each statement beside the one that it became. */
function ComparedPlace({ name, passages }: { name: string; passages: ComparedPassage[] }) {
  return (
    <section className="pl-section" aria-label={name}>
      <h3>{name}</h3>
      {passages.map((passage, at) => (
        <article key={at} className="pl-note">
          <p className="pl-meta">
            <b>{text.changes[passage.change]}</b>
          </p>
          <div className="pl-pair">
            <Side passage={passage} side="then" />
            <Side passage={passage} side="now" />
          </div>
        </article>
      ))}
    </section>
  );
}

/** All of one part, place by place, in the order of the page on which it is written. */
export function ComparedPassages(props: { passages: ComparedPassage[]; nameOf: (where: string) => string }) {
  const { passages, nameOf } = props;
  const places = [...new Set(passages.map(({ place }) => place))];
  return places.map((place) => (
    <ComparedPlace
      key={place}
      name={isBox(place) ? words.boxes[place].title : nameOf(place)}
      passages={passages.filter((passage) => passage.place === place)}
    />
  ));
}
