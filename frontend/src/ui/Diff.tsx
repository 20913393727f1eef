import { diffWords } from "diff";

/** What `to` has that `from` has not, and the other way round: words mark the change, colour only helps. */
export function Diff({ from, to }: { from: string; to: string }) {
  return (
    <p className="pl-diff pl-prewrap">
      {diffWords(from, to).map((part, at) => {
        if (part.added) {
          return (
            <ins key={at}>
              <span className="visually-hidden">Added: </span>
              {part.value}
            </ins>
          );
        }
        if (part.removed) {
          return (
            <del key={at}>
              <span className="visually-hidden">Removed: </span>
              {part.value}
            </del>
          );
        }
        return <span key={at}>{part.value}</span>;
      })}
    </p>
  );
}
