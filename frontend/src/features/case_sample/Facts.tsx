import { words } from "./en";
import type { Sample } from "./queries";

const text = words.facts;

/** What the sample was drawn with, what became of it, and who of the council opened it. */
export function Facts({ sample }: { sample: Sample }) {
  return (
    <section className="pl-mb6" aria-labelledby="facts">
      <h2 id="facts">{text.title}</h2>
      <p>{sample.words}</p>
      <dl className="pl-dl">
        <dt>{text.from}</dt>
        <dd>{text.list(sample.list_version, sample.population)}</dd>
        <dt>{text.asked}</dt>
        <dd>{text.askedWords(sample.confidence, sample.margin, sample.offered_size)}</dd>
        <dt>{text.size}</dt>
        <dd>{sample.size.toLocaleString("en-GB")}</dd>
        {sample.size_reason ? (
          <>
            <dt>{text.reason}</dt>
            <dd className="pl-prewrap">{sample.size_reason}</dd>
          </>
        ) : null}
        <dt>{text.standing}</dt>
        <dd>{sample.standing.toLocaleString("en-GB")}</dd>
        <dt>{text.replaced}</dt>
        <dd>{sample.replaced.toLocaleString("en-GB")}</dd>
        <dt>{text.byHand}</dt>
        <dd>{text.byHandWords(sample.by_hand)}</dd>
        <dt>{text.drawn}</dt>
        <dd>{text.by(sample.drawn_by, sample.drawn_at)}</dd>
        <dt>{text.released}</dt>
        <dd>
          {sample.released_by && sample.released_at
            ? text.by(sample.released_by, sample.released_at)
            : text.notReleased}
        </dd>
        <dt>{text.opened}</dt>
        <dd>
          {sample.openings.length === 0
            ? text.nobody
            : sample.openings.map((row) => (
                <p key={row.name + row.first_at}>{text.openedWords(row.name, row.first_at, row.last_at)}</p>
              ))}
        </dd>
      </dl>
    </section>
  );
}
