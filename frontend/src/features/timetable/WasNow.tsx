import { words } from "./en";
import type { Dated } from "./queries";

/** A date that holds; where it was moved the original stays beside it. */
export function WasNow({ row, unmoved }: { row: Dated; unmoved?: (when: string) => string }) {
  if (!row.due) return null;
  if (!row.planned || row.planned.due_at === row.due.due_at) {
    return unmoved ? <b>{unmoved(row.due.words)}</b> : <>{row.due.words}</>;
  }
  return (
    <>
      <del className="pl-was">
        <span className="visually-hidden">{words.was} </span>
        {row.planned.words}
      </del>{" "}
      <ins className="pl-is">
        <span className="visually-hidden">{words.now} </span>
        {row.due.words}
      </ins>
    </>
  );
}
