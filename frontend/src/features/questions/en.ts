import type { QuestionEntry, QuestionRow, Show } from "./queries";

type Side = QuestionRow["asked_of"];

const OTHER: Record<Side, string> = { council: "the inspectorate", inspectorate: "the council" };
const NAMED: Record<Side, string> = { council: "the council", inspectorate: "the inspectorate" };

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const words = {
  title: "Questions",
  lede: (waiting: number, late: number) =>
    waiting === 0
      ? "Nothing waits for an answer from your side."
      : `${count(waiting, "question waits", "questions wait")} for an answer from your side${
          late > 0 ? `, ${late === waiting ? "and the day is over" : `${late} of them past the day`}` : ""
        }.`,
  whoReads: "Council and inspectorate: everyone who runs the inspection on either side",
  ask: {
    open: { council: "Ask the inspectorate", inspectorate: "Ask the council" } satisfies Record<Side, string>,
    to: {
      council: "It goes to the lead inspector and the strategic support officer.",
      inspectorate: "It goes to the inspection coordinator, who answers or says who will.",
    } satisfies Record<Side, string>,
    title: "What is it about?",
    text: "Your question",
    due: "Answer wanted by",
    dueHint: { council: "Only if it matters to you.", inspectorate: "The council has until the end of that day." },
    send: { council: "Send it to the inspectorate", inspectorate: "Send it to the council" },
    cancel: "Not now",
  },
  show: "Show",
  shows: { all: "All", open: "Waiting for an answer", mine: "Mine", overdue: "Past the day" } satisfies Record<
    Show,
    string
  >,
  waitingFor: { own: "Waiting for your side", other: (side: Side) => `Waiting for ${NAMED[side]}` },
  answered: "Answered",
  settled: "Closed or withdrawn",
  none: "No questions here.",
  noneYet: "Nobody has asked anything yet. A question and its answer stay here, for both sides to read.",
  askedBy: (who: string, when: string) => `Asked by ${who}, ${when}`,
  due: (when: string) => `Answer wanted by ${when}`,
  noDue: "No day named",
  waits: (who: string) => `${who} answers`,
  took: (time: string) => `Answered within ${time}`,
  late: (by: string) => `${by.replace(/ after$/, "")} late`,
  read: (reference: string) => `Read ${reference}`,
  fold: (reference: string) => `Fold ${reference} up`,
  states: {
    asked: "Waiting for an answer",
    reopened: "Asked again",
    answered: "Answered",
    closed: "Closed",
    withdrawn: "Withdrawn",
  } satisfies Record<QuestionRow["state"], string>,
  acts: {
    asked: "asked",
    passed_on: "passed it on",
    due_changed: "gave another day",
    answered: "answered",
    reopened: "asked again",
    closed: "closed it",
    withdrawn: "withdrew it",
  } satisfies Record<QuestionEntry["act"], string>,
  passedOn: (who: string) => `${who} answers from now on.`,
  newDue: (when: string) => `Answer wanted by ${when}.`,
  answer: {
    open: "Answer",
    more: "Add to the answer",
    label: "Your answer",
    lateHint: "The day is over. A late answer counts, and is marked as late.",
    files: "Evidence with the answer",
    filesHint: {
      council: "The inspectorate can open it from the moment you answer.",
      inspectorate: "Evidence that the council has submitted.",
    } satisfies Record<Side, string>,
    choose: "Choose a piece of evidence",
    add: "Add it",
    chosen: "With the answer",
    link: {
      legend: "A page on the web with the answer",
      title: "What is it?",
      address: "Its address",
      hint: "Begins with https://. The other side must be able to open it.",
      add: "Add the link",
      noTitle: "Say what the link leads to",
      noAddress: "Give the whole address, beginning with https://",
    },
    remove: (title: string) => `Take ${title} out`,
    send: (side: Side) => `Send the answer to ${OTHER[side]}`,
    cancel: "Fold up and keep the text",
  },
  passOn: {
    open: "Pass it on",
    to: "Who answers?",
    hint: {
      council: "Both sides see the name. The person can answer the inspectorate directly.",
      inspectorate: "Both sides see the name.",
    } satisfies Record<Side, string>,
    choose: "Choose a colleague",
    send: "Pass it on",
  },
  move: { open: "Give another day", due: "Answer wanted by", reason: "Why?", send: "Give this day" },
  close: "That answers it",
  reopen: {
    open: "Ask again",
    reason: "What is missing?",
    send: "Send it again",
    dueHint: "Only if the day named before does not hold.",
  },
  withdraw: { open: "Withdraw it", reason: "Why?", send: "Withdraw the question" },
  kept: "Kept on this computer until it is sent.",
  times: {
    title: "How fast each side answers",
    sides: { inspectorate: "Inspectorate", council: "Council" } satisfies Record<Side, string>,
    answered: (answered: number, asked: number) =>
      asked === 0 ? "Was asked nothing yet." : `Answered ${answered} of ${count(asked, "question", "questions")}.`,
    late: (number: number) => (number === 1 ? "One answer was late." : `${number} answers were late.`),
    took: (typical: string, longest: string) => `Half of the first answers within ${typical}, the longest ${longest}.`,
  },
  who: {
    title: "Who answers",
    body: "The council asks the lead inspector and the strategic support officer. The inspectorate asks the inspection coordinator; nobody else in the council is written to unless the coordinator passes a question on.",
  },
  home: { title: "Questions that wait for you", open: "Answer it" },
};
