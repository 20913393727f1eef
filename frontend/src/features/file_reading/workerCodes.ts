/** Codes as they are typed or pasted: one in each line, or parted by commas or semicolons. */
export const codesOf = (typed: string): string[] =>
  typed
    .split(/[\n,;]/)
    .map((code) => code.trim())
    .filter((code) => code !== "");
