/** The words of the history of a section. */

const ACTS: Record<string, string> = {
  ready: "marked as ready",
  "under way again": "marked as under way again",
  replaced: "replaced by an earlier version",
  carried: "carried over from your own self-evaluation",
};

export const history = {
  title: (name: string) => `${name}: history`,
  lede: "Each stretch of one person’s work is a version. Nothing here is ever thrown away.",
  link: "Earlier versions",
  back: "Back to the text",
  versions: "Versions",
  none: "Nothing has been written here yet, so there is nothing to compare.",
  version: (number: number) => `Version ${number}`,
  now: "as it is now",
  acts: (acts: string[]) => acts.map((act) => ACTS[act] ?? act).join(", "),
  change: "What changed",
  withNow: "Compare with now",
  earlier: "Earlier version",
  later: "Later version",
  compare: "Compare",
  only: "There is one version so far. The next person’s work, or yours after a break, begins another.",
  compared: (earlier: number, later: number) => `From version ${earlier} to version ${later}`,
  counted: (changed: number, added: number, removed: number) => {
    const said = [
      [changed, "changed"],
      [added, "added"],
      [removed, "taken out"],
    ].flatMap(([count, word]) => (count ? [`${count} ${word}`] : []));
    return said.length > 0 ? `Of its texts, ${said.join(", ")}.` : "The two versions say the same.";
  },
  changes: { added: "Added", removed: "Taken out", changed: "Changed", same: "Not changed" } as Record<string, string>,
  same: (places: string[]) => `Not changed: ${places.join(", ")}`,
  places: {
    how_do_we_know: "How do we know?",
    document: "The document",
    evidence: (reference: string) => `${reference}, evidence beside it`,
    question: (number: string) => `Question ${number}`,
  },
  restore: (number: number) => `Bring version ${number} back`,
  restoreTitle: (number: number) => `Bring version ${number} back?`,
  restoreBody: "It becomes the text that everybody sees. What stands there now stays in this history.",
  restoreYes: (number: number) => `Bring version ${number} back now`,
  restoreNo: "Leave the text as it is",
  restored: (number: number) => `Version ${number} is back. What it replaced is in the history.`,
};
