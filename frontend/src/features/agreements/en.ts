import type { FaultWords } from "../../api/problems";
import type { Agreement, Matter } from "./queries";

interface MatterWords {
  title: string;
  lede: string;
  hints: Partial<Record<Agreement["routes"][number], string>>;
  propose: string;
  route: string;
  missing: string;
}

/** What each of the two agreements is about, in its own words. */
const matters: Record<Matter, MatterWords> = {
  self_evaluation: {
    title: "How the self-evaluation is sent in",
    lede: "The form in which the self-evaluation and its evidence are set out and sent in. It stands once both sides have agreed to it.",
    hints: {
      structured_form: "Indicator by indicator, with evidence beside each claim.",
      own_format: "The council’s own sections, or one document mapped to the indicators.",
      api: "The council’s IT sends it. Everything can be read here too.",
    },
    propose: "Propose how it is sent in",
    route: "How is it set out and sent in?",
    missing: "Choose how it is sent in",
  },
  case_data: {
    title: "How case data is sent",
    lede: "The lawful basis, the privacy notice and the way by which the case list comes. Both sides agree on them before a list is sent. For an information governance officer without an account, print this page.",
    hints: {
      upload: "The council’s coordinator sends it. It holds no names.",
      api: "The council’s IT sends it. It holds no names.",
    },
    propose: "Propose how case data is sent",
    route: "How is the case list sent?",
    missing: "Choose how the case list is sent",
  },
};

/** The words of what both sides agree on before anything is sent. */
export const words = {
  matters,
  routes: {
    structured_form: "The form in this service",
    own_format: "The council’s own format, in this service",
    upload: "As a file, in this service",
    api: "From the council’s own system, over the API",
  },
  basis: "Lawful basis",
  basisHint: "On which lawful basis the data is shared, in the words of your information governance officer.",
  basisMissing: "Say on which lawful basis the data is shared",
  notice: "Privacy notice",
  noticeHint: "Where people can read it: its address on the web, or a reference.",
  noticeMissing: "Say where people can read the privacy notice",
  print: "Print",
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
  change: "Propose something else",
  arrangements: "What else is arranged",
  arrangementsHint: "Who sends what and when, and whom to turn to. Both sides read it.",
  send: "Propose it to the other side",
  cancel: "Leave it",
  kept: "What you type is kept on this computer until it is proposed.",
  stale:
    "Something else was proposed while you were writing. Read it above; your words are safe, and can be proposed again.",
  earlier: (count: number) => (count === 1 ? "One earlier version" : `${count} earlier versions`),
  version: (number: number, route: string) => `Version ${number}: ${route}`,
};

export const faults: FaultWords = {
  "/case_data/lawful_basis": { field: "lawful_basis" },
  "/case_data/privacy_notice": { field: "privacy_notice" },
};
