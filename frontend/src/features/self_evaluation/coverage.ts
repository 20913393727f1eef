/** What a self-evaluation says about what, in whichever form: from the same text that everybody reads. */
import { citationsIn } from "../../lib/citations";
import type { Method } from "../methodology/queries";
import { KINDS } from "./boxes";
import type { SelfEvaluationOpen, SelfEvaluationSubmitted, Statement } from "./queries";

type Text = Pick<SelfEvaluationOpen, "sections" | "statements" | "document"> | SelfEvaluationSubmitted["submission"];

export interface IndicatorRow {
  code: string;
  title: string;
  counts: Record<(typeof KINDS)[number], number>;
  known: boolean;
  evidence: string[];
  pages: string[];
  elsewhere: string[];
}

export interface TagRow {
  key: string;
  title: string;
  statements: string[];
  evidence: string[];
}

const evidenceOf = ({ text, citations }: Statement): string[] => [
  ...citations.map(({ evidence }) => evidence),
  ...citationsIn(text).map(({ code }) => code),
];

const distinct = (codes: string[]): string[] => [...new Set(codes)].sort();

export function indicatorRows(method: Method, { sections, document }: Text): IndicatorRow[] {
  return method.indicators
    .filter(({ in_focus }) => in_focus)
    .map(({ code, title }) => {
      const told = sections.filter(({ covers }) => covers.includes(code));
      const statements = told.flatMap((section) => section.statements).filter(({ text }) => text.trim());
      const count = (kind: string) => statements.filter((row) => row.kind === kind).length;
      const pages = (document?.evidence ? document.pages : []).filter(({ covers }) => covers === code);
      return {
        code,
        title,
        counts: {
          strength: count("strength"),
          area_for_improvement: count("area_for_improvement"),
          action: count("action"),
        },
        known: told.some(({ how_do_we_know }) => how_do_we_know.trim() !== ""),
        evidence: distinct([
          ...statements.flatMap(evidenceOf),
          ...(pages.length > 0 && document?.evidence ? [document.evidence] : []),
        ]),
        pages: pages.map(({ first_page, last_page }) =>
          first_page === last_page ? `p. ${first_page}` : `pp. ${first_page} to ${last_page}`,
        ),
        elsewhere: told.filter((section) => section.kind === "own").map((section) => section.title),
      };
    });
}

/** A statement is named with its section: S1 alone stands in every one of them. */
function tagged(sections: Text["sections"], has: (statement: Statement) => boolean): Omit<TagRow, "key" | "title"> {
  const found = sections.flatMap((section) =>
    section.statements.filter(has).map((statement) => ({
      name: `${section.kind === "own" ? section.title : section.code} ${statement.reference}`,
      statement,
    })),
  );
  return {
    statements: found.map(({ name }) => name),
    evidence: distinct(found.flatMap(({ statement }) => evidenceOf(statement))),
  };
}

export const considerationRows = (method: Method, { sections }: Text): TagRow[] =>
  method.key_considerations.map(({ code, title }) => ({
    key: code,
    title,
    ...tagged(sections, ({ considerations }) => considerations.includes(code)),
  }));

export const outcomeRows = (method: Method, { sections }: Text): TagRow[] =>
  method.headline_outcomes.map(({ number, title }) => ({
    key: String(number),
    title: `${number}. ${title}`,
    ...tagged(sections, ({ headline_outcomes }) => headline_outcomes.includes(number)),
  }));
