import type { Evaluation } from "./queries";

type Row = Pick<Evaluation, "indicator" | "evaluated" | "value" | "narrative">;

const written = (row: Row): boolean => row.narrative.trim() !== "";

/** How far the indicators in scope are: every one needs a narrative, those that the method evaluates a value too. */
export function progressOf(rows: Row[]) {
  const evaluated = rows.filter((row) => row.evaluated);
  return {
    all: rows.length,
    evaluated: evaluated.length,
    narratives: rows.filter(written).length,
    values: evaluated.filter((row) => row.value !== null).length,
  };
}

/** The codes of the indicators that the report still lacks something of, in their order. */
export function lacking(rows: Row[]): string[] {
  return rows.filter((row) => !written(row) || (row.evaluated && row.value === null)).map((row) => row.indicator);
}
