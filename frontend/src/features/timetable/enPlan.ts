/** The words of moving a plan, of its stages, and of the days on which a council is closed. */
export const plan = {
  links: {
    label: "More about the timeline",
    move: "Move the plan",
    stages: "Stages, pauses and history",
    closedDays: "Days on which the council is closed",
    today: "Today on one sheet, to print",
  },
  back: "Back to the timeline",
  slips: {
    title: "How the plan has moved",
    slip: (week: number, weeks: number) =>
      `From week ${week} on everything comes ${Math.abs(weeks) === 1 ? "1 week" : `${Math.abs(weeks)} weeks`} ${weeks > 0 ? "later" : "earlier"}.`,
    by: (who: string, when: string) => `${who}, ${when}`,
  },
  move: {
    title: "Move the plan",
    lede: "Everything still to be done from a week on comes later, at the same time of day. Both sides see the old dates, the new ones and why.",
    paused: (since: string) => `The inspection has been paused since ${since}. Moving the plan does not end the pause.`,
    carryOn: "End the pause",
    from: "From which week on",
    week: (number: number, dates: string) => `Week ${number}, ${dates}`,
    weeks: "By how many weeks",
    direction: "Which way",
    later: "Later",
    earlier: "Earlier, as far as it slipped before",
    reason: "Why",
    reasonHint: "Both sides read it.",
    show: "Show what moves",
    confirm: (weeks: string) => `Move it by ${weeks}?`,
    weeksInWords: (weeks: number) => (weeks === 1 ? "1 week" : `${weeks} weeks`),
    yes: "Move the plan",
    one: (date: string) => `A single date is moved in the table of the timeline: ${date}.`,
    oneExample: "open its details there",
    refused: "Only the lead inspector moves the plan.",
  },
  moves: {
    none: "Nothing would move: all of it is done.",
    caption: "The milestones that move",
    others: (count: number) => (count === 1 ? "1 other task moves too" : `${count} other tasks move too`),
    othersCaption: "The other tasks that move",
    stays: (count: number) =>
      count === 1 ? "1 task of these weeks is done and stays." : `${count} tasks of these weeks are done and stay.`,
    notYet: "Nothing is saved yet.",
    look: "Look at these weeks",
    columns: { week: "Week", what: "What", who: "Who", from: "Was", to: "Would be" },
  },
  revise: {
    show: "Show what moves",
    confirm: "Move this date?",
    yes: "Move the date",
    slipped: (week: number) => `Week ${week} moved with the plan.`,
    reached: "How it was moved",
    still: "It stands where it was planned.",
  },
  stages: {
    title: "Stages, pauses and history",
    lede: "Stages change when somebody says so, never by the clock. Each change is kept with its reason.",
    where: "Where the inspection stands",
    columns: { stage: "Stage", weeks: "Weeks", dates: "Dates", state: "State" },
    weeks: (from: number, to: number) => (from === to ? `Week ${from}` : `Weeks ${from} to ${to}`),
    dates: (from: string, to: string) => `${from} to ${to}`,
    caption: "The stages of the inspection",
    acts: "What can happen now",
    none: "You can change nothing here.",
    cannot: "What cannot happen now, and why",
    history: "What has happened",
    nothing: "Nothing yet: the notification letter has not gone out.",
    reason: "Why",
    reasonHint: "Both sides read it.",
    no: "Leave it as it is",
    by: (who: string, when: string) => `${who}, ${when}`,
    stage: (from: number, to: number) => `Stage ${from} to stage ${to}`,
  },
  closedDays: {
    title: "Days on which the council is closed",
    lede: (council: string) =>
      `Local holidays of ${council}, beside the bank holidays. They warn in every inspection of the council and move no date.`,
    list: "Closed days",
    none: "None is listed.",
    add: "Add a day",
    on: "Day",
    name: "What it is called",
    nameHint: "Such as: September weekend.",
    button: "Add the day",
    remove: "Take it off the list",
    removeTitle: (day: string) => `Take ${day} off the list?`,
    removeBody: "Its warnings go away in every inspection of the council. No date moves.",
    kept: "Keep it",
  },
};

/** What the server refuses in these forms, with its cure in the words of the field. */
export const faults = {
  "/reason": { field: "reason", words: "Say why. Both sides read it." },
  "/weeks": { field: "weeks", words: "Say by how many weeks, from 1 to 52." },
  "/due_on": { field: "due_on", words: "Give the new date." },
  "/on": { field: "on", words: "Give the day." },
  "/title": { field: "title", words: "Say what the day is called." },
};

interface EventWords {
  /** What was done, in the history. */
  past: string;
  button: string;
  what: string;
  /** Whether a reason is asked for; the server refuses without one. */
  asks: boolean;
}

/** What can happen to an inspection as a whole: who may do it and when is the server's to say. */
export const events: Record<string, EventWords> = {
  notify: {
    past: "The notification went out",
    button: "Send the notification",
    what: "The inspection begins and the council sees it. The letter names the lead inspector and the support officer.",
    asks: false,
  },
  advance: {
    past: "Went on to the next stage",
    button: "Go on to the next stage",
    what: "No date moves. You can step back again, with a reason.",
    asks: false,
  },
  step_back: {
    past: "Went back one stage",
    button: "Go back one stage",
    what: "What was written and submitted stays. No date moves.",
    asks: true,
  },
  pause: {
    past: "Paused",
    button: "Pause the inspection",
    what: "No date moves. While it rests nothing becomes overdue and nothing can be released. Everybody can go on writing.",
    asks: true,
  },
  resume: {
    past: "Carried on",
    button: "End the pause",
    what: "The dates count again as they stand. Move the plan first, or afterwards, by as much as it has slipped.",
    asks: true,
  },
  publish: { past: "The report was published", button: "Publish the report", what: "", asks: false },
  close: {
    past: "Closed",
    button: "Close the inspection",
    what: "Nothing more can be added. What was done stays readable. You can open it again, with a reason.",
    asks: false,
  },
  reopen: { past: "Opened again", button: "Open it again", what: "Things can be added again.", asks: true },
  abandon: {
    past: "Abandoned",
    button: "Abandon the inspection",
    what: "Nothing more is due from anybody. What was done stays readable. You can take it up again, with a reason.",
    asks: true,
  },
  reinstate: {
    past: "Taken up again",
    button: "Take it up again",
    what: "It comes back paused if the letter had gone out, so that nothing is overdue at once.",
    asks: true,
  },
};
