import { deadlineInWords } from "../../lib/dates";
import type { ReleaseKind } from "./queries";

const listed = (names: string[]): string => new Intl.ListFormat("en-GB").format(names);

export const words = {
  public: {
    otherFormat: "Ask for this report in another format or language",
    title: "Inspection reports",
    lede: "Every published report, newest first. They need no account.",
    none: "No report has been published yet.",
    published: (when: string) => `Published ${when}`,
    kicker: (reference: string, when: string) => `Inspection report ${reference}. Published ${when}`,
    method: "How we inspect",
    superseded: (version: number) => `You are reading version ${version}, which has been corrected since.`,
    newest: "Read the newest version",
    versions: "Versions of this report",
    versionsLede: "If we correct a report, the version before stays here beside the new one.",
    version: (version: number) => `Version ${version}`,
    first: "As it was first published.",
    current: "You are reading this one.",
    another: "Get this report another way",
    print: "Print it or save it as PDF",
    json: "The same report as data (JSON)",
    hash: (sha256: string) => `Fingerprint of this version (SHA-256): ${sha256}`,
    hashWhy: "Anyone can compute it from the data and so see that nothing was changed after publication.",
  },
  document: {
    contents: "Contents",
    brief: "In brief",
    evaluations: "Evaluations",
    evaluationsLede: (all: number, evaluated: number) =>
      `We comment on ${all} quality indicators and evaluate ${evaluated} of them on the scale below. There is no overall evaluation.`,
    table: "Evaluations of the quality indicators",
    indicator: "Quality indicator",
    evaluation: "Evaluation",
    line: "On the scale",
    commented: (codes: string) => `Commented on without an evaluation: ${codes}.`,
    findings: "What we found",
    well: "What is working well",
    improve: "What needs to improve",
    recommendations: "Recommendations",
    scale: "The scale",
    meaning: "What it means",
    correction: "What this version corrects",
    noMessages: "This version has no key messages.",
    noRecommendations: "This version makes no recommendations.",
  },
  kinds: {
    draft_for_comment: "Draft for comment on accuracy",
    embargoed: "Copy under embargo",
    published: "Publication",
  } satisfies Record<ReleaseKind, string>,
  list: {
    title: "Report",
    lede: "Versions are frozen as they stand. Nobody outside the inspectorate reads one before two people have released it.",
    ledeCouncil: "What has been released to you.",
    none: "There is no report that you can open yet.",
    noneYet: "No version has been frozen yet.",
    version: (version: number) => `Version ${version}`,
    assembled: (when: string) => `Frozen ${when}`,
    published: (when: string) => `Published ${when}`,
    notReleased: "Released to nobody",
    awaiting: "Accept the terms to open it",
    released: {
      draft_for_comment: (when: string) => `Draft for comment, issued ${when}`,
      embargoed: (when: string) => `Embargoed copy, sent ${when}`,
      published: (when: string) => `Publication agreed for ${when}`,
    } satisfies Record<ReleaseKind, (when: string) => string>,
    waits: {
      draft_for_comment: "The draft waits for its second signature",
      embargoed: "The embargoed copy waits for its second signature",
      published: "Publication waits for its second signature",
    } satisfies Record<ReleaseKind, string>,
    when: "Who reads it, and when",
    reads: {
      draft_report_issued:
        "The chief executive and the chief social work officer read the draft, and nobody else of the council.",
      accuracy_comments_due: "Their comments on its accuracy are due.",
      embargoed_copy_sent: "People whom the inspectorate names, and nobody else, read a copy under embargo.",
      report_published: "Everyone can read it, on the public page.",
    } as Record<string, string>,
    assemble: "Freeze the report as it stands",
    correction: "What does this version correct?",
    corrects: (note: string) => `Corrects: ${note}`,
    correctionHint: "Needed once a version has been published. Readers see it.",
  },
  marked: (name: string) => `This copy was made for ${name}. It is not to be passed on.`,
  audience: {
    draft_for_comment: "Inspectorate and the two chief officers",
    embargoed: "Inspectorate and those it was sent to",
    published: "Inspectorate and those it was sent to, until it is public",
  } satisfies Record<ReleaseKind, string>,
  issued: {
    draft_for_comment: (when: string) =>
      `This is the draft, issued to you on ${when} so that you can check its facts. It holds evaluations that are not public.`,
    embargoed: (when: string) =>
      `This is the copy under embargo that was sent to you on ${when}. Its terms, which you accepted, hold.`,
    published: (when: string) => `It becomes public at ${when}.`,
  } satisfies Record<ReleaseKind, (when: string) => string>,
  releases: {
    title: "Releases",
    twoPeople:
      "Each release takes two people, the lead inspector and the quality assurance service manager: one proposes it, the other consents to exactly the same.",
    explains: {
      draft_for_comment:
        "Goes to the chief executive and the chief social work officer, and to nobody else of the council.",
      embargoed: "Goes to the people you name. Each of them accepts the terms before the copy opens.",
      published: "Puts this version on the public page at an instant that you agree. Nothing is public before it.",
    } satisfies Record<ReleaseKind, string>,
    states: {
      notProposed: "Not proposed",
      open: "Can be proposed now",
      awaits: (role: string) => `Waits for the ${role}`,
      inForce: { draft_for_comment: "Issued", embargoed: "Sent", published: "Agreed" } satisfies Record<
        ReleaseKind,
        string
      >,
    },
    proposed: (who: string, role: string, when: string) => `Proposed by ${who}, ${role}, ${when}.`,
    consented: (who: string, when: string) => `${who} consented ${when}.`,
    goesTo: (names: string[]) => `Goes to ${listed(names)}.`,
    at: (when: string) => `Public from ${when}, London time.`,
    opened: (when: string) => `opened ${when}`,
    notOpened: "not opened yet",
    accepted: (when: string) => `accepted the terms ${when}, not opened yet`,
    notAccepted: "has not accepted the terms yet",
    propose: {
      draft_for_comment: "Propose to issue the draft",
      embargoed: "Propose to send the embargoed copy",
      published: "Propose an instant of publication",
    } satisfies Record<ReleaseKind, string>,
    consent: {
      draft_for_comment: "Consent and issue the draft",
      embargoed: "Consent and send the embargoed copy",
      published: "Consent to the publication",
    } satisfies Record<ReleaseKind, string>,
    consentTitle: {
      draft_for_comment: "Issue the draft now?",
      embargoed: "Send the embargoed copy now?",
      published: "Agree to this publication?",
    } satisfies Record<ReleaseKind, string>,
    brings: {
      draft_for_comment: (names) =>
        `${listed(names)} can open this version, with its evaluations, at once. Nobody else of the council can, and the coordinator reads no word of it.`,
      embargoed: (names) =>
        `${listed(names)} can open this version once each has accepted the terms. Nobody else of the council can.`,
      published: (_names, at) =>
        `From ${at ? deadlineInWords(at) : ""}, London time, anyone can read this version, evaluations and all. Until that instant either of you can still call it off.`,
    } satisfies Record<ReleaseKind, (names: string[], at: string | null) => string>,
    signed: "Your name and the time are recorded beside your colleague’s.",
    recall: {
      draft_for_comment: "Call off the proposal",
      embargoed: "Call off the proposal",
      published: "Call off the publication",
    } satisfies Record<ReleaseKind, string>,
    recallTitle: {
      draft_for_comment: "Call off this proposal?",
      embargoed: "Call off this proposal?",
      published: "Call off this publication?",
    } satisfies Record<ReleaseKind, string>,
    recallBody: "Nothing has gone out. It can be proposed again at any time, and then needs two signatures again.",
    recallReason: "Why?",
    recallYes: "Call it off",
    calledOff: (count: number) => (count === 1 ? "One release was called off" : `${count} releases were called off`),
    calledOffBy: (first: string, who: string | null, when: string) =>
      `Proposed by ${first}. Called off${who ? ` by ${who}` : ""}, ${when}.`,
    people: "Who receives the embargoed copy?",
    peopleHint: "Nobody else of the council can open it. Each accepts the terms first.",
    nobody: "Choose at least one person.",
    notBefore: (when: string) => `Not before ${when}.`,
    on: "Day of publication",
    time: "Time on the clock in London",
    whenHint: "Give the day and the time. Nothing is public before.",
    missing: "Give the day and the time of publication.",
    then: "Your colleague reads the same words and consents or not. Until then nothing goes out.",
    button: "Propose it",
    notYet: "Not yet",
  },
  terms: {
    title: "Before you open this copy",
    lede: "It holds evaluations that are not public yet.",
    until: (when: string) => `The embargo ends ${when}.`,
    accept: "I accept these terms",
    first: "Tick the box first.",
    recorded: "Your name and the time are recorded when you accept, and each time you open the copy.",
    open: "Accept and open the copy",
  },
};
