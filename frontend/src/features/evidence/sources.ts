import type { Method } from "../methodology/queries";

export interface Suggestion {
  title: string;
  /** Where the suggestion comes from: a document known by name, or the indicators that it is suggested for. */
  from: string;
}

/**
 * What sort of source it may be: the named documents first, the statutory annual report before all (R143), then what the
 * method suggests, for the indicators that the item is marked with before the others (R135). Other words may be written.
 */
export function suggestionsOf(method: Method, marked: string[]): Suggestion[] {
  const documents = method.document_types.map((kind) => ({
    title: kind.title,
    from: kind.abbreviation ?? "",
  }));
  const wanted = (code: string) => (marked.includes(code) ? 0 : 1);
  const indicators = method.indicators
    .filter((indicator) => indicator.sources.length > 0)
    .sort((one, other) => wanted(one.code) - wanted(other.code));
  const codes = new Map<string, string[]>();
  for (const indicator of indicators) {
    for (const source of indicator.sources) {
      codes.set(source.title, [...(codes.get(source.title) ?? []), indicator.code]);
    }
  }
  return [...documents, ...[...codes].map(([title, from]) => ({ title, from: from.join(", ") }))];
}
