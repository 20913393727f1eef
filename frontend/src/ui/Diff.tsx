import { diffWords } from "diff";

/** A run of words with one fate, as a server's comparison gives it. */
export interface Segment {
  change: "same" | "added" | "removed";
  text: string;
}

/** Words that came and went, in reading order: words mark the change, colour only helps. */
export function Segments({ segments }: { segments: Segment[] }) {
  return (
    <p className="pl-diff pl-measure pl-prewrap">
      {segments.map(({ change, text }, at) => {
        if (change === "added") {
          return (
            <ins key={at}>
              <span className="visually-hidden">Added: </span>
              {text}
            </ins>
          );
        }
        if (change === "removed") {
          return (
            <del key={at}>
              <span className="visually-hidden">Removed: </span>
              {text}
            </del>
          );
        }
        return <span key={at}>{text}</span>;
      })}
    </p>
  );
}

/** What `to` has that `from` has not, and the other way round. */
export function Diff({ from, to }: { from: string; to: string }) {
  const segments = diffWords(from, to).map((part): Segment => ({
    change: part.added ? "added" : part.removed ? "removed" : "same",
    text: part.value,
  }));
  return <Segments segments={segments} />;
}
