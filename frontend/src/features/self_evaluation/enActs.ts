/** The words of what can be done with the whole self-evaluation. */
export const acts = {
  also: "Also here",
  word: "Download as a Word document",
  wordPart: "Download this part as a Word document",
  print: "Print",
  certification: {
    title: "Certification by the chief social work officer",
    required: "The chief social work officer certifies the text before it is submitted",
    requiredHint: "It is your council’s choice. The inspectorate does not ask for it.",
    by: (who: string, when: string) => `Certified by ${who}, ${when}. It holds for the text as it is now.`,
    lapsed: (who: string, when: string) =>
      `${who} certified it ${when}. The text has changed since, so that no longer counts.`,
    wanted: "Not certified yet. It cannot be submitted before that.",
    lapses:
      "Any change to a text, to its evidence or to the order of the sections ends it. A new title of a section too.",
    act: "Certify the text as it is now",
    confirmTitle: "Certify the whole self-evaluation?",
    confirm: "You stand by every section and statement as they read at this moment.",
    yes: "Certify it",
    no: "Read it first",
  },
};
