/** A box of writing as statements: one claim to a paragraph, bullets pasted from Word included. */

export interface Claim {
  reference: string | null;
  text: string;
}

const BULLET = /^[ \t]*(?:[•·▪◦‣o*-]|\d{1,2}[.)])[ \t]+/;

/** Blank lines part the claims, and so does a bullet; a line broken within a paragraph stays in it. */
export function claimsIn(text: string): string[] {
  const claims: string[] = [];
  for (const block of text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n/)) {
    let fresh = true;
    for (const line of block.split("\n")) {
      const words = line.replace(BULLET, "").trim();
      if (!words) continue;
      if (fresh || BULLET.test(line)) claims.push(words);
      else claims[claims.length - 1] += `\n${words}`;
      fresh = false;
    }
  }
  return claims;
}

/**
 * Which earlier claim each paragraph is, so that "A2" stays A2 while it is edited: the same words keep their reference
 * wherever they moved, then what is left takes the free references in order.
 */
export function matchClaims(texts: string[], earlier: { reference: string; text: string }[]): Claim[] {
  const free = [...earlier];
  const claims: Claim[] = texts.map((text) => {
    const at = free.findIndex((claim) => claim.text === text);
    return { text, reference: at < 0 ? null : (free.splice(at, 1)[0]?.reference ?? null) };
  });
  for (const claim of claims) {
    if (claim.reference === null) claim.reference = free.shift()?.reference ?? null;
  }
  return claims;
}

export const boxOf = (claims: { text: string }[]): string => claims.map((claim) => claim.text).join("\n\n");

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;
