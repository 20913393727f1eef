/** The words of the list of actions. */
export const actions = {
  title: "What the council will do next",
  lede: "Every action of the self-evaluation with its reference, to begin an improvement plan from.",
  link: "Actions, for an improvement plan",
  caption: "Actions",
  none: "No action is written yet.",
  download: "Download as a spreadsheet (CSV)",
  file: "Actions.csv",
  columns: { reference: "Reference", action: "Action", tags: "Speaks about", evidence: "Evidence" },
  sheet: ["Section", "Title", "Covers", "Reference", "Action", "Evidence", "Considerations", "Headline outcomes"],
};
