import { useSuspenseQuery } from "@tanstack/react-query";
import { Segments } from "../../ui/Diff";
import { history as text } from "./enHistory";
import { useMethod } from "./parts";
import type { Place } from "./place";
import { comparison, type Comparison } from "./queries";

type Text = Comparison["texts"][number];

/** What a place within a part is called: a statement by its reference, an answer by the title of its part. */
export function useNames(place: Place, code: string): (where: string) => string {
  const method = useMethod(place);
  const parts = method.statements.find((statement) => statement.code === code)?.parts ?? [];
  return (where) => {
    const [first = "", second = ""] = where.split(" ");
    if (second === "evidence") return text.places.evidence(first);
    if (first === "question") return text.places.question(second);
    if (where === "how_do_we_know" || where === "document") return text.places[where];
    return parts.find((part) => part.code === where)?.title ?? where;
  };
}

export function ComparedTexts({ texts, nameOf }: { texts: Text[]; nameOf: (where: string) => string }) {
  const moved = texts.filter(({ change }) => change !== "same");
  const same = texts.filter(({ change }) => change === "same").map(({ place }) => nameOf(place));
  const count = (change: string) => moved.filter((row) => row.change === change).length;
  return (
    <>
      <p>{text.counted(count("changed"), count("added"), count("removed"))}</p>
      {moved.map(({ place, change, segments }) => (
        <section key={place} className="pl-note" aria-label={`${nameOf(place)}: ${text.changes[change]}`}>
          <h3>
            {nameOf(place)} <span className="pl-meta">{text.changes[change]}</span>
          </h3>
          <Segments segments={segments} />
        </section>
      ))}
      {same.length > 0 ? <p className="pl-meta pl-mt4">{text.same(same)}</p> : null}
    </>
  );
}

/** Two versions of one part: what changed in words, what did not by name. */
export function ComparedVersions(props: { place: Place; code: string; earlier: number; later: number }) {
  const { place, code, earlier, later } = props;
  const { data } = useSuspenseQuery(comparison(place, code, earlier, later));
  const nameOf = useNames(place, code);
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">{text.compared(earlier, later)}</h2>
      <ComparedTexts texts={data.texts} nameOf={nameOf} />
    </section>
  );
}
