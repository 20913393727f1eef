/** The map of a document as the lines of a form, and back. */
import type { Message } from "../../ui/ErrorSummary";
import { format } from "./enFormat";
import type { DocumentMap } from "./queries";

const text = format.document;

export interface Line {
  key: string;
  covers: string;
  first: string;
  last: string;
}

/** The form of the map as it is typed: which document, and its lines. */
export interface MapWritten {
  file: string;
  lines: Line[];
}

/** How a map that was not saved yet is kept; one that was emptied is as much the person's work as any other. */
export const WRITTEN = {
  read: (kept: unknown): MapWritten | null =>
    typeof kept === "object" && kept !== null && "file" in kept && "lines" in kept ? (kept as MapWritten) : null,
  blank: () => false,
};

export const linesOf = (pages: DocumentMap["pages"]): Line[] =>
  pages.map(({ covers, first_page, last_page }) => ({
    key: crypto.randomUUID(),
    covers,
    first: String(first_page),
    last: String(last_page),
  }));

/** A line with one page needs no second number. */
const lastOf = ({ first, last }: Line): number => Number(last.trim() || first);

export const pagesOf = (lines: Line[]): DocumentMap["pages"] =>
  lines.map((line) => ({ covers: line.covers, first_page: Number(line.first), last_page: lastOf(line) }));

const isPage = (number: number): boolean => Number.isInteger(number) && number > 0;

/** What to put right before the map can be saved, each beside its line. */
export function lineFaults(lines: Line[]): Message[] {
  return lines.flatMap((line, at) => {
    const faults: Message[] = [];
    if (!line.covers) faults.push({ field: `pages-${at}-covers`, words: text.missingAbout(at + 1) });
    const sound = isPage(Number(line.first)) && isPage(lastOf(line)) && lastOf(line) >= Number(line.first);
    if (!sound) faults.push({ field: `pages-${at}-first_page`, words: text.missingPages(at + 1) });
    return faults;
  });
}
