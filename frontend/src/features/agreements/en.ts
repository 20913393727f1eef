/** The words of what both sides agree on before anything is sent. */
export const words = {
  title: "How the self-evaluation is sent in",
  link: "How the self-evaluation is sent in",
  lede: "The form in which the self-evaluation and its evidence are set out and sent in. It stands once both sides have agreed to it.",
  routes: {
    structured_form: "The form in this service",
    own_format: "The council’s own format, in this service",
    api: "From the council’s own system, over the API",
  },
  hints: {
    structured_form: "Indicator by indicator, with evidence beside each claim.",
    own_format: "The council’s own sections, or one document mapped to the indicators.",
    api: "The council’s IT sends it. Everything can be read here too.",
  },
  none: "Nothing is agreed yet.",
  standing: "Agreed by both sides",
  waiting: "Proposed, and not agreed to yet",
  proposed: (side: "inspectorate" | "council", who: string, when: string) =>
    `Proposed for the ${side} by ${who} on ${when}.`,
  agreed: (side: "inspectorate" | "council", who: string, when: string) =>
    `Agreed to for the ${side} by ${who} on ${when}.`,
  stillStands: "Until it is agreed to, what was agreed before stands.",
  noArrangements: "Nothing further was written.",
  confirm: "Agree to this",
  confirmTitle: "Agree to this for your side?",
  confirmBody: "Your name and the time are recorded, and both sides read them. Either side can propose a change later.",
  yes: "Agree to it",
  no: "Not yet",
  propose: "Propose how it is sent in",
  change: "Propose something else",
  route: "How is it set out and sent in?",
  arrangements: "What else is arranged",
  arrangementsHint: "Who sends what and when, and whom to turn to. Both sides read it.",
  send: "Propose it to the other side",
  cancel: "Leave it",
  kept: "What you type is kept on this computer until it is proposed.",
  missing: "Choose how it is sent in",
  stale:
    "Something else was proposed while you were writing. Read it above; your words are safe, and can be proposed again.",
  earlier: (count: number) => (count === 1 ? "One earlier version" : `${count} earlier versions`),
  version: (number: number, route: string) => `Version ${number}: ${route}`,
};
