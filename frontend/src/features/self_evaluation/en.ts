import type { StatementKind } from "./queries";

/** `section_27` as a reader knows it. */
const partName = (code: string): string => code.replaceAll("_", " ");

export const words = {
  title: "Self-evaluation",
  lede: "What the council says about itself, indicator by indicator, with the evidence for each claim.",
  state: { under_way: "Being written", ready: "Ready to be submitted", submitted: "Submitted", shared: "Shared" },
  wordOnly: {
    under_way: "The council is writing its self-evaluation. You can read it once it is submitted.",
    ready: "The council has said that its self-evaluation is ready. You can read it once it is submitted.",
  },
  indicators: "Indicators",
  statements: "Statements",
  progress: { empty: "Not started", open: "In progress", complete: "Nothing missing" },
  progressInAll: (complete: number, open: number, empty: number) =>
    `${complete} with nothing missing, ${open} in progress, ${empty} not started`,
  submit: "Check what is missing and submit",
  ready: "Say that it is ready",
  notReady: "Say that it is not ready yet",
  readyHint: "The inspectorate sees this word and nothing more.",
  submitted: (when: string, who: string) => `Submitted ${when} by ${who}. This is the version that was sent.`,
  section: {
    ownKicker: (covers: string[]) =>
      covers.length > 0
        ? `A section of your own. It covers ${covers.map(partName).join(", ")}.`
        : "A section of your own. It covers no indicator yet.",
    kicker: (code: string, evaluated: boolean) =>
      evaluated
        ? `Quality indicator ${code}. The inspectorate will give this one an evaluation.`
        : `Quality indicator ${code}. The inspectorate comments on this one without an evaluation.`,
    hint: "One claim to a paragraph. Type [ to cite evidence by its code or title. You can paste from Word.",
    edit: (box: string) => `Edit ${box.toLowerCase()}`,
    read: "Show as it reads",
    nothing: "Nothing written yet.",
    count: (claims: number, cited: number, count: number, budget: number) =>
      `${claims === 1 ? "1 claim" : `${claims} claims`}, ${cited === claims ? "all" : cited} with evidence. ${count} words of about ${budget} for the whole indicator; longer is allowed.`,
    over: (count: number, budget: number) => `${count} words. Inspectors read best at about ${budget}; nothing is cut.`,
    gap: (claim: string) => `${claim} cites nothing: add evidence`,
    questions: "Questions this indicator asks",
    sources: "Where evidence often comes from",
    clash: "Somebody else saved this section while you were writing.",
    missing: (code: string) => `What is open in ${code}`,
    nothingMissing: "Nothing is missing here.",
    noMatter: "You can submit with these open, and change the text until you submit.",
    goTo: (code: string) => `${code}: go to another part`,
    written: (who: string, when: string) => `Last written by ${who}, ${when}`,
  },
  noneGiven: "No part of this self-evaluation has been given to you yet. The inspection coordinator gives them out.",
  boxes: {
    strength: { question: "How good are we now?", title: "Strengths" },
    area_for_improvement: { question: "How good are we now?", title: "Areas for improvement" },
    action: { question: "How good can we be?", title: "What we will do next" },
    how_do_we_know: { question: "How do we know?", title: "What our view rests on" },
  } satisfies Record<StatementKind | "how_do_we_know", { question: string; title: string }>,
  submitPage: {
    title: "Submit the self-evaluation",
    missing: (count: number) => (count === 1 ? "One thing is open" : `${count} things are open`),
    none: "Nothing is missing.",
    others: (count: number) =>
      `${count === 1 ? "One more thing" : `${count} more things`} to look at; none is asked for`,
    noBlock: "You can submit with these open. The inspectors see what is there.",
    due: (when: string) => `Due ${when}`,
    what: "What is sent",
    whatBody: (count: number) =>
      `All sections, the statements and ${count === 1 ? "1 item" : `${count} items`} of evidence, as they are at that moment. The version is frozen; you get a receipt, and so does the chief social work officer.`,
    after: "Later material is never refused: it is marked as supplementary.",
    button: "Submit the self-evaluation",
    confirmTitle: "Submit it now?",
    confirm: "The inspection team can read it at once. You cannot take it back; you can add supplementary material.",
    yes: "Submit it now",
    no: "Not yet",
    help: (name: string | null) => `Stuck? Ring the strategic support officer${name ? `, ${name}` : ""}:`,
    people: "see People for the number",
  },
  timeLeft: {
    left: (span: string) => `${span} left, by the clock of this service.`,
    passed: "The deadline has passed. You can still submit.",
    stillAccepted:
      "Nothing is lost and nothing is refused: the receipt states by how much it is late. A file whose upload began before the deadline counts by its beginning.",
  },
  receipt: {
    title: "Receipt",
    onTime: "On time",
    late: "After the deadline",
    received: "Received",
    by: "Submitted by",
    version: "Version",
    hash: "Fingerprint (SHA-256)",
    evidence: "Evidence in this version",
    columns: { code: "Code", title: "Title", file: "File", size: "Size", hash: "SHA-256" },
    print: "Print the receipt",
    record: {
      title: "Record it as on time",
      hint: "The service was not ready in the hour before the deadline. You can count the submission as on time, once.",
      reason: "Why it counts as on time",
      button: "Record it as on time",
      confirmTitle: "Record it as on time?",
      confirm: "The receipt says so with your name and your reason, to both sides. It cannot be taken back.",
      yes: "Record it now",
      no: "Not yet",
      missing: "Say why it counts as on time",
    },
  },
};
