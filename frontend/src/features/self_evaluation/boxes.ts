/** A section as the boxes of its page, and back. */
import type { Section, SectionSubmission, Statement, StatementKind } from "./queries";
import { boxOf, claimsIn, matchClaims } from "./statements";

export const KINDS = ["strength", "area_for_improvement", "action"] as const satisfies StatementKind[];

/** What a statement speaks about, besides its words (R138, R142). */
export type Tags = Pick<Statement, "considerations" | "headline_outcomes" | "questions">;

export interface Boxes {
  strength: string;
  area_for_improvement: string;
  action: string;
  how_do_we_know: string;
  /** Tags chosen on this page, by the reference of their statement; all others are as the server has them. */
  tags?: Record<string, Tags>;
}

export type BoxName = Exclude<keyof Boxes, "tags">;

type Written = Pick<Section, "statements" | "how_do_we_know" | "question_answers">;

const ofKind = (section: Pick<Section, "statements">, kind: StatementKind): Statement[] =>
  section.statements.filter((statement) => statement.kind === kind);

export function boxesOf(section: Written): Boxes {
  return {
    strength: boxOf(ofKind(section, "strength")),
    area_for_improvement: boxOf(ofKind(section, "area_for_improvement")),
    action: boxOf(ofKind(section, "action")),
    how_do_we_know: section.how_do_we_know,
  };
}

/** What is sent: each paragraph with the reference, tags and citations that it had, new ones without. */
export function submissionOf(boxes: Boxes, earlier: Written): Required<SectionSubmission> {
  const statements = KINDS.flatMap((kind) => {
    const before = ofKind(earlier, kind);
    return matchClaims(claimsIn(boxes[kind]), before).map((claim) => {
      const known = before.find((statement) => statement.reference === claim.reference);
      return {
        reference: claim.reference,
        kind,
        text: claim.text,
        citations: known?.citations.filter(({ evidence }) => !named(known.text).includes(evidence)) ?? [],
        ...tagsOf(known, boxes.tags),
      };
    });
  });
  return { statements, how_do_we_know: boxes.how_do_we_know, question_answers: earlier.question_answers };
}

export function tagsOf(known: Statement | undefined, chosen: Boxes["tags"]): Tags {
  const {
    considerations = [],
    headline_outcomes = [],
    questions = [],
  } = chosen?.[known?.reference ?? ""] ?? known ?? {};
  return { considerations, headline_outcomes, questions };
}

/** Evidence named in a text is read from the text again at each save; only what stands beside it is sent along. */
const named = (text: string): string[] => [...text.matchAll(/\[(E-\d{3,6})/gi)].map((found) => found[1] ?? "");

/** Both versions of every box that differs, theirs first, so that a person edits one text and loses none. */
export function bothOf(theirs: Boxes, yours: Boxes): Boxes {
  const join = (one: string, other: string) =>
    one.trim() === other.trim() ? other : [one, other].filter(Boolean).join("\n\n");
  return {
    strength: join(theirs.strength, yours.strength),
    area_for_improvement: join(theirs.area_for_improvement, yours.area_for_improvement),
    action: join(theirs.action, yours.action),
    how_do_we_know: join(theirs.how_do_we_know, yours.how_do_we_know),
    ...(yours.tags ? { tags: yours.tags } : {}),
  };
}
