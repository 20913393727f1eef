import { clock } from "../../lib/dates";

export const words = {
  title: "Evidence",
  loading: "the evidence",
  lede: (count: number, submitted: boolean) =>
    `${count === 1 ? "1 item" : `${count} items`}. Send a file once and cite it anywhere. ${
      submitted
        ? "What you add now is sent as supplementary material."
        : "The inspectorate sees nothing here until you submit."
    }`,
  ledeReader: (count: number) => `${count === 1 ? "1 item was" : `${count} items were`} submitted by the council.`,
  addLink: "Add a link or say where something is held",
  importZip: "Import a zip with a list",
  drop: "Drop files here, or choose them. Up to 2 GB each. You can leave this page; sending goes on in this tab.",
  choose: "Choose files",
  sendingTitle: (all: number, received: number, waiting: number) => {
    if (all === 0) return "Send files";
    const parts = [`${received} received`];
    if (all - received - waiting > 0) parts.push(`${all - received - waiting} being sent`);
    if (waiting > 0) parts.push(`${waiting} ${waiting === 1 ? "needs" : "need"} you`);
    return `${all === 1 ? "1 file" : `${all} files`}: ${parts.join(", ")}`;
  },
  list: "Files being sent",
  phases: {
    waiting: "Waiting",
    sending: (percent: number, left: string) => `${percent}%${left}`,
    checking: "Checking that nothing changed on the way",
    paused: (percent: number) => `Paused by you at ${percent}%`,
    lost: (percent: number) => `Connection lost at ${percent}%. What was sent is safe.`,
    interrupted: (percent: number) =>
      `The page was closed at ${percent}%. What was sent is safe: choose the same file and it goes on from there.`,
    received: (at: Date, reference: string) => `Received ${clock(at)} as ${reference}`,
  },
  acts: {
    pause: "Pause",
    carryOn: "Carry on",
    again: "Try again",
    remove: "Remove",
    same: "Choose the same file",
    giveUp: "Give up",
    open: "Describe it",
  },
  anotherFile: (name: string) =>
    `That is another file, or it was changed since. Choose ${name} as it was, or give it up and send the new one.`,
  library: "Library",
  find: "Code or title",
  usedIn: "Indicator",
  anyIndicator: "Any indicator",
  notUsed: "Not linked to any",
  kind: "Kind",
  anyKind: "Numbers and words",
  natures: { quantitative: "Numbers", qualitative: "Words", both: "Both" },
  sort: "Sort by",
  sorts: { reference: "Code", evidence_on: "Evidence date", received_at: "Time received" },
  source: "Type of source",
  anySource: "Any type",
  form: "Form",
  anyForm: "Files, links and places",
  forms: { file: "File", link: "Link", pointer: "Held elsewhere" },
  standing: "State",
  anyStanding: "Any state",
  standings: {
    to_submit: "Not submitted yet",
    submitted: "Submitted",
    withdrawn: "Withdrawn",
    no_file: "File not received",
    unchecked: "Not checked for malware",
    infected: "Malware found",
    unscannable: "Could not be checked",
  },
  moreFilters: "More filters",
  supplementary: "Supplementary material, submitted later",
  clear: "Show all",
  nothingFound: "Nothing in the library fits all of these filters.",
  showing: (shown: number, all: number) => (shown === all ? `All ${all} items` : `Showing ${shown} of ${all}`),
  columns: { code: "Code", title: "Title", on: "Evidence date", received: "Received", used: "Indicators" },
  noDate: "Not given",
  none: "No evidence yet.",
  noneHint: "Drop files here, or add a link.",
  matrix: "Which indicators have evidence?",
  matrixHint: "Each mark is one item linked to one indicator. Numbers and words are counted apart: both are asked for.",
  showingItems: (shown: number, all: number) => `${shown} of ${all} items are drawn; the counts are of all.`,
  showAllItems: (all: number) => `Draw all ${all}`,
  numbers: "Numbers",
  wordsOnly: "Words",
  undecided: "Not said",
  scroll: "Evidence by indicator, scrolls sideways",
  indicator: "Indicator",
  items: "Items",
  noItems: "None",
  only: (count: number) => `${count} only`,
  linkForm: {
    title: "Add a link or a place",
    lede: "For something that is on the web already, or that cannot be sent.",
    name: "Title",
    kind: "What is it?",
    kinds: { link: "A page on the web", pointer: "Held somewhere else" },
    address: "Web address, or where it is held",
    on: "Evidence date",
    onHint: "The day the evidence itself is of, not today. Leave it empty if it has none.",
    description: "What does it show?",
    language: "Language of the document",
    button: "Add to the evidence",
    back: "Back to the evidence",
  },
};

export const MALWARE = {
  unscanned: "Not checked for malware: take care when you open it",
  scanning: "Being checked for malware; it opens when it is found clean",
  clean: "Checked: no malware found",
  infected: "Malware was found: it cannot be opened",
  unscannable: "Could not be checked for malware: it cannot be opened",
};

export const kinds: Record<string, string> = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Spreadsheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "Slides",
  "text/csv": "Table",
};
