import type { PartChange } from "./yearQueries";

const said = (counts: [number, string][]): string =>
  counts.flatMap(([count, word]) => (count ? [`${count} ${word}`] : [])).join(", ");

/** The words of a self-evaluation beside an earlier one. */
export const years = {
  title: "Beside an earlier self-evaluation",
  lede: "What your council said before, what it says now, and which words changed in between.",
  link: "Compare with an earlier self-evaluation",
  linkPart: "What we said before",
  back: "Back to the text",
  none: "Your council has no earlier self-evaluation with words in it. This one can be compared with once the next is written.",
  which: "The earlier one",
  show: "Compare with it",
  named: (title: string, reference: string | null) => (reference ? `${title}, inspection ${reference}` : title),
  when: (submitted: boolean, when: string) => (submitted ? `submitted ${when}` : `last written ${when}`),
  parts: "Parts",
  otherParts: "Go to another part",
  noWords: "Nothing in either",
  unchanged: "As it was",
  counts: ({ changed, added, removed }: PartChange) =>
    said([
      [changed, "reworded"],
      [added, "new"],
      [removed, "gone"],
    ]),
  summary: ({ same, changed, added, removed }: PartChange) => {
    const counted = said([
      [changed, "reworded"],
      [added, "new"],
      [removed, "gone"],
      [same, "as it was"],
    ]);
    return counted ? `Of its statements and answers: ${counted}.` : "Neither of the two says anything here.";
  },
  then: "Then",
  now: "Now",
  nothingThen: "Nothing like it was said.",
  nothingNow: "It is no longer said.",
  changes: { same: "As it was", changed: "Reworded", added: "New", removed: "Gone" } as Record<string, string>,
  evidence: (codes: string[]) => `Evidence beside it: ${codes.join(", ")}`,
  codes:
    "Each self-evaluation numbers its statements and its evidence for itself, so S1 or E-001 may mean different things.",
  onlyEarlier: "Only the earlier one has",
};
