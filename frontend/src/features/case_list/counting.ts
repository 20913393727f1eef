import { words } from "./en";
import type { CaseRow, Category, Column } from "./queries";
import { shortDate } from "../../lib/dates";

/** A share in whole per cent; of nothing it is nothing. */
export const percentOf = (count: number, all: number): number => (all > 0 ? Math.round((100 * count) / all) : 0);

/** What the bars of a category say, in a sentence or two. */
export function findingOf(category: Category): string {
  const text = words.profile;
  const [most] = [...category.counts].sort((one, other) => other.cases - one.cases);
  if (!most || category.cases === 0) return text.nobody;
  const said = text.most(most.value, most.cases, category.cases, percentOf(most.cases, category.cases));
  const national =
    category.national && most.national !== null
      ? text.nationally(percentOf(most.national, category.national.orders), category.national.period)
      : "";
  return `${said}${national}${category.missing > 0 ? text.missing(category.missing) : ""}`;
}

/** One value of a case as it is read. */
export function valueInWords(column: Column, value: CaseRow["values"][string] | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? words.rows.yes : words.rows.no;
  if (Array.isArray(value)) return value.join("; ");
  return column.kind === "date" ? shortDate(String(value)) : String(value);
}
