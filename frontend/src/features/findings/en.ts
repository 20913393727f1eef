import type { FindingKind } from "./queries";

export const kindWords: Record<FindingKind, string> = {
  strength: "strength",
  area_for_improvement: "area for improvement",
  good_practice: "good practice",
  recommendation: "recommendation",
  key_message: "key message",
};

/** In the order in which they are shared and reported. */
export const groupTitles: Record<FindingKind, string> = {
  key_message: "Key messages",
  strength: "Strengths",
  good_practice: "Good practice",
  area_for_improvement: "Areas for improvement",
  recommendation: "Recommendations",
};

export const words = {
  title: "Findings",
  lede: "What the team has found so far. Nothing here reaches the council until it is shared.",
  chosen: (chosen: number, all: number) => `${chosen} of ${all} chosen to share`,
  none: "No findings yet.",
  add: "Add a finding",
  kind: "It is",
  indicator: "Indicator",
  noIndicator: "No indicator",
  text: "In a sentence, as the council will read it",
  note: "Note for the team",
  noteHint: "Never shared.",
  save: "Add the finding",
  teamNote: (note: string) => `For the team: ${note}`,
  edit: "Edit",
  editOf: (reference: string) => `Edit ${reference}`,
  saveEdit: "Save the finding",
  notYet: "Not yet",
  clash: "Somebody changed it while you were writing. Below is what theirs has and yours has not",
  take: "Take back",
  takeTitle: (reference: string) => `Take ${reference} back?`,
  takeBody:
    "It leaves the list and the report. Its number is given to no other finding, and what was shared stays shared.",
  takeYes: "Take it back",
  auditReason: "Why it changes after publication",
  auditReasonHint: "The report is published: this begins a correction.",
  auditReasonMissing: "Say why. The report is published, and this begins a correction.",
  toSharing: "See it as the council will",
  shared: {
    title: "Findings shared by the inspectors",
    notYet: "The inspectors have not shared findings yet.",
    well: "What is working well",
    improve: "What needs to improve, so that you can start now",
    messages: "Key messages",
    sharedAt: (when: string, version: number) => `Shared ${when}${version > 1 ? `, version ${version}` : ""}`,
  },
  sharing: {
    title: "Share findings, without evaluations",
    lede: "This is what the council will see. Evaluations stay with the inspectorate until the draft report, because quality assurance may still change them.",
    preview: "As the council will see it",
    receivers: "Coordinator, senior managers and chiefs",
    check: "Is any evaluation in it?",
    none: "No word of the scale is in it.",
    found: (count: number) => (count === 1 ? "One thing to settle" : `${count} things to settle`),
    also: (word: string) => `“${word}” is also an evaluation. Reword it, or keep it if it is plain English here.`,
    keep: (word: string) => `Keep “${word}”: it is plain English`,
    stands: (references: string[]) => `It stands in ${new Intl.ListFormat("en-GB").format(references)}.`,
    kept: (word: string) => `“${word}” is kept as plain English`,
    reword: "Reword it",
    opens: (when: string) => `Findings can be shared from ${when}.`,
    share: "Share with the council",
    unsettled: "You can share once every word above is settled.",
    confirmTitle: "Share these findings with the council?",
    confirm:
      "The coordinator, the senior managers, the chief social work officer and the chief executive will read them at once. A later act adds a version; it takes none back.",
    yes: "Share them now",
    done: "Shared with the council.",
  },
};
