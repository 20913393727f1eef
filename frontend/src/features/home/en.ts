export const words = {
  title: "What you need to do next",
  dueFirst: (council: string, reference: string) => `Due first, ${council} ${reference}`,
  open: "Go to it",
  then: "After that, in this order",
  nothing: "Nothing is due from you now.",
  nothingYet: "When something falls due from you, it stands here with its deadline.",
  next: (title: string, when: string) => `The next thing from you: ${title}, by ${when}.`,
  working: (side: string, what: string) => `${side} this week: ${what}.`,
  sides: { council: "The council", inspectorate: "The inspectorate" },
  server: (when: string) => `Times are as a clock in Scotland shows them: now ${when}.`,
  yours: "Your inspections",
  none: "You have no part in an inspection yet.",
  week: (week: number, of: number, council: string, reference: string) =>
    `${council} ${reference}: week ${week} of ${of}`,
  timeline: "Timeline with every duty",
  waiting: {
    title: { council: "You wait for the inspectorate", inspectorate: "You wait for the council" },
    none: "Nothing is due from the other side that you are told of.",
  },
  changed: {
    latest: "What others did lately",
    since: (when: string) => `Changed since ${when}`,
    none: "Nothing that others did.",
  },
};
