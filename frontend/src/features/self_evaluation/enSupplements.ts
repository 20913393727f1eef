/** The words of supplementary material. */
export const supplements = {
  title: "Supplementary material",
  lede: "What the council hands in after its submission. It stands beside what was submitted and never changes it.",
  link: "Supplementary material",
  tooEarly:
    "The self-evaluation is not submitted yet. Until then everything goes into the self-evaluation itself and its evidence.",
  none: "Nothing was handed in after the submission.",
  handedIn: "Handed in so far",
  number: (number: number, title: string) => `${number}. ${title}`,
  stamp: (when: string, who: string) => `Received ${when}, from ${who}`,
  hash: "Fingerprint (SHA-256)",
  noEvidence: "Without evidence.",
  form: {
    title: "Hand something in",
    name: "What is it?",
    nameHint: "A few words, such as “Waiting times, newest quarter”.",
    why: "Why do you hand it in now?",
    whyHint: "Say what is new or put right. Type [ to name evidence by its code or title.",
    evidence: "Evidence that goes with it",
    evidenceHint: "What was added since the submission. Anything already submitted can be named in the text above.",
    noNew: "No evidence was added since the submission.",
    add: "Add evidence first",
    button: "Hand it in",
    confirmTitle: "Hand it in now?",
    confirm: (items: number) =>
      `The inspection team can read it at once, with ${items === 0 ? "no evidence" : items === 1 ? "1 item of evidence" : `${items} items of evidence`}. You cannot take it back.`,
    yes: "Hand it in now",
    no: "Not yet",
    done: (number: number) => `Supplementary material ${number} was received. Both sides can read it below.`,
    missingTitle: "Say what it is",
    missingWhy: "Say why you hand it in now",
  },
};
