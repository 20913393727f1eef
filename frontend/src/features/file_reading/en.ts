import type { FaultWords } from "../../api/problems";
import { dateInWords } from "../../lib/dates";

/** The words of the page of case file reading: who reads, and how they are trained. */
export const words = {
  title: "Case file reading",
  lede: "In week 13 local readers and inspectors read a sample of records side by side, against one template.",
  template: "The template and its guidance",
  group: {
    title: "What the group still needs",
    ready: "Nothing is missing: both kinds of local reader are there, and everybody is trained.",
    warning: "None of this holds anybody up. It is for you to put right before the reading starts.",
    kinds: "Kinds of local reader",
    metBy: (names: string[]) => names.join(", "),
    nobody: "Nobody yet",
    kind: "A group of local readers should include",
    who: "Who is that",
    source: (citation: string) => `Guidance, ${citation}`,
  },
  readers: {
    title: "Who reads",
    own: "You as a reader",
    none: "Nobody is named yet.",
    sides: { council: "Local reader", inspectorate: "Inspector" },
    trained: (days: string[]) => `Trained on ${days.join(", ")}`,
    untrained: "Not trained yet",
    former: "No longer in this role",
    noQualifications: "What this reader brings along is not recorded yet.",
    details: "Open",
    close: "Close",
    qualifications: "What this reader brings along",
    codes: "Whose cases this reader must not be given",
    codesHint:
      "The council’s own worker codes, one in each line: those whose cases this person holds or supervises. Never a name. The inspectorate does not see them; the service keeps such cases away.",
    codesOwn: (codes: string[]) =>
      codes.length > 0
        ? `You are given no case of these workers: ${codes.join(", ")}.`
        : "No worker codes are recorded for you. Tell the coordinator whose cases you hold or supervise.",
    save: "Save",
    remove: "Take out of the group",
    removeTitle: (name: string) => `Take ${name} out of the group?`,
    removeBody: "The person’s role in the inspection stays. Who came to training is forgotten with it.",
    keep: "Keep",
    took: (title: string, day: string) => `Training on ${dateInWords(day)}: ${title}.`,
    loading: "the reader",
    kept: "What you type is kept on this computer until it is saved.",
    stale: "Somebody changed this while you were writing. Your words are safe; read theirs before you save.",
  },
  name: {
    open: "Name a reader",
    who: "Who reads?",
    hint: "Somebody of your own side who holds a role that reads. Roles are given on the page of people.",
    nobody: "Everybody who can be named is named already.",
    choose: "Choose a person",
    missing: "Choose a person",
    send: "Name this reader",
    cancel: "Leave it",
  },
  training: {
    title: "Training",
    lede: "Readers are taught the template and its guidance before they open a case.",
    none: "No day of training is set yet.",
    came: (names: string[]) => `Came: ${names.join(", ")}.`,
    nobodyCame: "Nobody is recorded as having come yet.",
    open: "Set a day of training",
    change: "Change, or say who came",
    what: "What it is about",
    day: "Day",
    place: "Place",
    arrangements: "Arrangements",
    arrangementsHint: "What to bring and how to join. Readers of both sides read it.",
    attended: "Who came",
    attendedLater: "From the day itself on you can say here who came.",
    save: "Save",
    cancel: "Leave it",
    remove: "Take this day back",
    removeTitle: "Take this day of training back?",
    removeBody: "Readers are told. Who came to it is then not trained by it.",
    keep: "Keep",
    loading: "the day of training",
  },
};

export const faults: FaultWords = {
  "/title": { field: "title", words: "Say what the training is about." },
  "/held_on": { field: "held_on", words: "Give the day." },
  "/place": { field: "place", words: "Say where it is held." },
};
