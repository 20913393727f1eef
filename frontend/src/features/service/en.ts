const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

export const limitWords = {
  title: "What the service takes",
  lede: "Sizes, kinds of files, browsers, time limits and whom to ring. These are the settings of this service, as they are now.",
  files: "Files",
  largest: "Largest file",
  size: (size: string) => `${size} for each file. There is no limit to how many you send.`,
  broken: "If the connection breaks",
  resumed: (part: string, hours: number) =>
    `Files go in parts of ${part}. What has arrived is kept for ${counted(hours, "hour", "hours")}; choose the same file again and sending carries on.`,
  known: "Checked kinds",
  knownLede:
    "A file of these kinds must be what its name says. Any other kind is kept as it is, unless it stands below.",
  refused: "Not taken, and what to send instead",
  refusedTable: "Kinds of files that are not taken",
  kind: "Kind",
  endings: "Names that end in",
  instead: "Send instead",
  kinds: {
    program: "Programs and scripts",
    markup: "Web pages",
    macros: "Files with macros, databases",
    packed: "Packed files other than zip",
    mailbox: "Whole mailboxes",
  } as Record<string, string>,
  time: "Time",
  idle: (minutes: number) =>
    `You are signed out after ${counted(minutes, "minute", "minutes")} without doing anything. You are warned two minutes before, and what you typed is kept.`,
  longest: (hours: number) =>
    `A sign-in lasts at most ${counted(hours, "hour", "hours")}. Then you sign in again in place and carry on.`,
  words: "Words",
  wordsLede: "These are aims. You can always write more: nothing is cut, and the page says how many words there are.",
  wordsTable: "How many words the self-evaluation aims for",
  method: "Method",
  indicator: "An indicator",
  know: "“How do we know?”",
  part: "Each part of a statement",
  browsers: "Browsers",
  browsersLede: "The pages work in these and in later versions. JavaScript must be on.",
  from: (name: string, version: string) => `${name} ${version} or later`,
  desk: "Whom to ring",
  deskLede: (name: string) => `${name} helps with the service itself:`,
  telephone: "Telephone",
  email: "Email",
  hours: "Hours",
  noNumber: "This service names no telephone number.",
  support: "About an inspection, ring its strategic support officer: the number is on the inspection’s page “People”.",
};

export const helpWords = {
  title: "How to use Plumbline",
  lede: "What each side does in each stage of an inspection, and on which page.",
  sides: "You see the pages of your own side. Where you may not do something, the button says why and who can.",
  weeks: (first: number, last: number) => `Weeks ${first} to ${last}`,
  council: "If you work for the council",
  inspectorate: "If you work for the inspectorate",
  choose: "Choose an inspection",
  chooseLede: "The links below open the pages of",
  another: "Another inspection",
  trouble: "If something goes wrong",
  troubles: [
    [
      "The connection drops.",
      "Carry on typing. Your words stay on your computer and are sent when the connection is back.",
    ],
    ["You are signed out.", "Sign in again on the same page. Nothing you typed is lost."],
    [
      "Somebody else changed the same text.",
      "You see theirs and yours side by side and choose. Neither is overwritten.",
    ],
    ["You are late.", "Send it all the same. It is taken, and the receipt says when it came."],
    ["A page says there is nothing.", "It has not been released to you, or it belongs to somebody else."],
  ] as const,
  more: "More",
  method: "How the inspection works: stages, weeks, indicators and the scale",
  limits: "What the service takes: files, browsers, time limits, whom to ring",
  formats: "Ask for another format or language",
  accessibility: "Accessibility",
};

/** A step of one side: what is done, and the page on which it is done. */
export type HelpPage =
  | "people"
  | "timeline"
  | "evidence"
  | "selfEvaluation"
  | "submit"
  | "findings"
  | "sharing"
  | "evaluations"
  | "report"
  | "inspections";

export interface HelpStep {
  does: string;
  page: HelpPage;
  link: string;
}

export const steps: Record<string, { council: HelpStep[]; inspectorate: HelpStep[] }> = {
  notification: {
    council: [
      {
        does: "The letter brings a link to the chief executive and the chief social work officer. They name the inspection coordinator, who brings in everybody else.",
        page: "people",
        link: "People",
      },
      {
        does: "Look at the 28 weeks and tick what you have done. A date that moved shows the old and the new one.",
        page: "timeline",
        link: "Timeline",
      },
      {
        does: "Start collecting evidence. Nobody outside the council sees it yet.",
        page: "evidence",
        link: "Evidence",
      },
    ],
    inspectorate: [
      {
        does: "Create the inspection from the Monday of week 1. The plan is worked out, with warnings about holidays.",
        page: "inspections",
        link: "Inspections",
      },
      {
        does: "Name the lead and the support officer, send the letter’s links, and keep the contacts up to date.",
        page: "people",
        link: "People",
      },
      { does: "Move a date with a reason. Both sides see it.", page: "timeline", link: "Timeline" },
    ],
  },
  self_evaluation: {
    council: [
      {
        does: "Write one section for each indicator. Type [ to cite evidence. Everything is saved as you type.",
        page: "selfEvaluation",
        link: "Self-evaluation",
      },
      {
        does: "Check what is missing, then submit. You get a receipt with the time to the second. You can add more afterwards.",
        page: "submit",
        link: "Submit",
      },
    ],
    inspectorate: [
      {
        does: "Read the self-evaluation once it is submitted, with the evidence one click away.",
        page: "selfEvaluation",
        link: "Self-evaluation",
      },
      { does: "Look through all evidence by indicator and kind.", page: "evidence", link: "Evidence" },
    ],
  },
  case_file_reading: {
    council: [{ does: "Confirm who reads and when, and tick each step.", page: "timeline", link: "Timeline" }],
    inspectorate: [
      { does: "Follow the reading week by week, and tick each step.", page: "timeline", link: "Timeline" },
    ],
  },
  onsite_activity: {
    council: [
      { does: "Set up the groups and meetings of both onsite weeks.", page: "timeline", link: "Timeline" },
      { does: "Name the contact for the onsite weeks.", page: "people", link: "People" },
    ],
    inspectorate: [
      { does: "Write down what you find as strengths and areas for improvement.", page: "findings", link: "Findings" },
    ],
  },
  report_publication: {
    council: [
      {
        does: "Read the findings when they are shared, before there are evaluations.",
        page: "findings",
        link: "Findings",
      },
      {
        does: "Read the draft, the copy under embargo and the published report as each is released to you.",
        page: "report",
        link: "Report",
      },
    ],
    inspectorate: [
      { does: "Record the evaluation of each indicator with its reasons.", page: "evaluations", link: "Evaluations" },
      { does: "See the findings as the council will, then share them.", page: "sharing", link: "Share findings" },
      {
        does: "Issue the draft, the copy under embargo and the report, always two of you.",
        page: "report",
        link: "Report",
      },
    ],
  },
};
