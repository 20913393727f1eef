/** The words of the page that shows what is covered. */
export const coverage = {
  title: "What is covered",
  lede: "Which indicators, considerations and headline outcomes the statements speak about, and with what evidence.",
  link: "What is covered",
  finding: (empty: string[]) =>
    empty.length === 0 ? "Something is said on every indicator" : `Nothing is said yet on ${empty.join(", ")}`,
  caption: "Indicators",
  columns: {
    indicator: "Indicator",
    strength: "Strengths",
    area_for_improvement: "Areas for improvement",
    action: "What next",
    known: "How do we know",
    evidence: "Evidence",
  },
  known: { yes: "Said", no: "Not said" },
  none: "None",
  onPages: (pages: string[]) => `In your own document: ${pages.join(", ")}`,
  inSections: (titles: string[]) => `Also in ${titles.join(", ")}`,
  considerations: "Key considerations",
  outcomes: "Headline outcomes",
  tagColumns: { title: "Tag", statements: "Statements", evidence: "Evidence" },
  tagHint: "Statements are tagged beside their text. A document of your own carries no tags.",
};
