import { useRouter, type RouterHistory } from "@tanstack/react-router";
import { useState } from "react";
import type { EvidenceRow } from "./queries";

export const NAMES = ["find", "indicator", "nature", "source", "form", "state", "sort"] as const;
export type FilterName = (typeof NAMES)[number];
/** What the list is narrowed to; a name that is not there narrows nothing. */
export type Filter = Partial<Record<FilterName, string>>;

export const NO_INDICATOR = "none";

/** Where an item stands, in the words of the filter; one may stand in several places. */
export function standingsOf(item: EvidenceRow): string[] {
  if (item.withdrawn_at) return ["withdrawn"];
  const standings = [item.submitted_at ? "submitted" : "to_submit"];
  if (item.kind === "file" && !item.file) standings.push("no_file");
  if (item.file?.state === "unscanned" || item.file?.state === "scanning") standings.push("unchecked");
  else if (item.file && item.file.state !== "clean") standings.push(item.file.state);
  return standings;
}

const TESTS: Record<Exclude<FilterName, "sort">, (item: EvidenceRow, wanted: string) => boolean> = {
  find: (item, wanted) => `${item.reference} ${item.title}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  indicator: (item, wanted) =>
    wanted === NO_INDICATOR ? item.indicators.length === 0 : item.indicators.includes(wanted),
  nature: (item, wanted) => item.nature === wanted,
  source: (item, wanted) => item.source_type === wanted,
  form: (item, wanted) => item.kind === wanted,
  state: (item, wanted) => standingsOf(item).includes(wanted),
};

export function filtered(items: EvidenceRow[], filter: Filter): EvidenceRow[] {
  const wanted = Object.entries(TESTS).filter(([name]) => filter[name as FilterName]);
  const sort = filter.sort === "evidence_on" || filter.sort === "received_at" ? filter.sort : null;
  return items
    .filter((item) => wanted.every(([name, test]) => test(item, filter[name as FilterName] ?? "")))
    .sort((one, other) => {
      if (!sort) return one.reference.localeCompare(other.reference, "en", { numeric: true });
      // The latest first; what has no date comes last.
      return (other[sort] ?? "").localeCompare(one[sort] ?? "");
    });
}

function filterOf(search: string): Filter {
  const params = new URLSearchParams(search);
  const given = NAMES.map((name) => [name, params.get(name)] as const).filter(([, value]) => value);
  return Object.fromEntries(given);
}

/**
 * The filters stand in the address: a list can be sent to a colleague, and is there again after a look at an item. What
 * is typed is held here and follows into the address, so that no letter waits for the router.
 */
export function useAddressFilter(): [Filter, (change: Filter) => void, () => void] {
  const router = useRouter();
  const [filter, setFilter] = useState<Filter>(() => filterOf(router.state.location.searchStr));
  const become = (next: Filter) => {
    setFilter(next);
    const search = new URLSearchParams(Object.entries(next).filter(([, value]) => value)).toString();
    (router.history as RouterHistory).replace(`${router.state.location.pathname}${search ? `?${search}` : ""}`);
  };
  return [filter, (change) => become({ ...filter, ...change }), () => become({})];
}
