/** The words about who writes which part. */
export const giving = {
  title: "Who writes this part",
  nobody: "You, the managers and the chief officers. It is given to no contributor.",
  given: (name: string, by: string, when: string) => `${name}, given by ${by}, ${when}`,
  change: "Give this part to contributors",
  legend: "Contributors of this inspection",
  hint: "They read and write this part and see no other. What somebody wrote stays when it is taken from them.",
  noContributors: "Nobody is a contributor of this inspection yet.",
  invite: "Invite a contributor",
  save: "Save who writes it",
  leave: "Leave it as it is",
  mine: "Parts given to you",
  by: (name: string, when: string) => `Given by ${name}, ${when}`,
  notStarted: "Not started",
  started: (words: number, who: string, when: string) =>
    `${words === 1 ? "1 word" : `${words} words`}, last written by ${who}, ${when}`,
  writes: (names: string[]) => `With ${names.join(", ")}`,
};
