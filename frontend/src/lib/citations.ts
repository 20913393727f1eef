/** Citations as they stand in a text: `[E-014]`, `[E-014 p. 6]`, `[E-014 pp. 2–3]`, `[E-014 s. 4]`. */

export interface TextPiece {
  text: string;
}

export interface CitationPiece {
  code: string;
  locator: string;
}

export type Piece = TextPiece | CitationPiece;

const CITATION = /\[(E-\d{3,6})(?:[ ,]+([^\]\n]{1,60}))?\]/gi;

/** A text as words and citations in turn, so that a page can show the citations as chips. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(CITATION)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) });
    pieces.push({ code: (found[1] ?? "").toUpperCase(), locator: (found[2] ?? "").trim() });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

export function citationsIn(text: string): CitationPiece[] {
  return piecesOf(text).filter((piece): piece is CitationPiece => "code" in piece);
}

/** What a person has typed after the bracket that they have just opened, or nothing when no bracket is open. */
export function openCitation(text: string, caret: number): string | null {
  const before = text.slice(0, caret);
  const bracket = before.lastIndexOf("[");
  if (bracket < 0) return null;
  const typed = before.slice(bracket + 1);
  return /[\]\n]/.test(typed) || typed.length > 40 ? null : typed;
}

/** The text with the open bracket closed round the chosen code, and where the caret belongs then. */
export function completeCitation(text: string, caret: number, code: string): { text: string; caret: number } {
  const bracket = text.slice(0, caret).lastIndexOf("[");
  const citation = `[${code}]`;
  const rest = text.slice(caret).replace(/^\]/, "");
  // The caret stands before the closing bracket: the page or section is typed next.
  return { text: text.slice(0, bracket) + citation + rest, caret: bracket + citation.length - 1 };
}
