import type { Audience } from "../../ui/AudienceLabel";
import type { Comment, CommentAudience } from "./queries";

const list = (names: string[]): string => new Intl.ListFormat("en-GB").format(names);

type ByAudience = Record<CommentAudience, string>;

export const words = {
  title: "Comments",
  none: "No comments.",
  add: "Write a comment",
  notYet: "Not yet",
  text: "Comment",
  textHint: "Kept on this computer until you send it. Type @ to mention somebody who can read it.",
  language: "Language",
  who: "Who can see it?",
  audiences: { mine: "Only you", my_side: "Your side", both_sides: "Both sides" } satisfies ByAudience,
  save: {
    mine: "Keep it for yourself",
    my_side: "Add it for your side",
    both_sides: "Add it for both sides",
  } satisfies ByAudience,
  confirmTitle: "Both sides will read this",
  confirm: "It cannot be called back once it was read.",
  yes: "Add it for both sides",
  sides: { council: "Council", inspectorate: "Inspectorate" },
  ifGiven: "where this part was given to them",
  nobody: "Nobody else can see this yet.",
  readers: "These people will read it",
  stages: "Comments on a stage",
  stage: (number: number, title: string) => `Stage ${number}: ${title}`,
  mention: "Mention somebody",
  mentionList: "People who can read this comment",
  mentionCount: (count: number) =>
    `${count === 1 ? "1 person" : `${count} people`} who can read it. Use the arrow keys.`,
  told: (names: string[]) => `${list(names)} will be told.`,
  missed: (names: string[]) =>
    `${list(names)} cannot read the comment with this choice, and will not be told. Choose a wider one if they should.`,
  refused: (name: string) => `${name} cannot read this comment: the part was not given to them. Take the @ out.`,
  mentioned: (names: string[]) => `For ${list(names)}.`,
  settle: "Settle",
  reopen: "Open again",
  settled: (who: string) => `Settled by ${who}`,
  withdrawn: "This comment was taken back.",
  reply: "Reply",
  replyTo: (who: string) => `Reply to ${who}`,
  more: "More",
  moreOf: (who: string, when: string) => ` about the comment of ${who}, ${when}`,
  edited: (when: string) => `Edited ${when}`,
  edit: "Edit",
  editText: "New wording",
  editHint: "The wording before stays in the history, which everyone who reads the comment can open.",
  saveEdit: "Save the new wording",
  history: "Earlier wordings",
  noHistory: "It was never changed.",
  until: (when: string) => `Until ${when}`,
  take: "Take back",
  takeTitle: "Take this comment back?",
  takeBody: "Its text is shown to nobody any more. Its place stays, so that answers to it still make sense.",
  takeYes: "Take it back",
  widen: "Show it to more people",
  widenTitle: "Say this again to more people",
  widenBody: "The text goes out as a new comment. What was written for few stays as it is, with its answers.",
  widenTo: "To whom?",
  widenText: "As they will read it",
  widenTextHint: "Read it once more as one of them would.",
  widenYes: {
    mine: "",
    my_side: "Say it to your side",
    both_sides: "Say it to both sides",
  } satisfies ByAudience,
};

/** From the narrowest to the widest. */
export const AUDIENCES = Object.keys(words.audiences) as CommentAudience[];

/** What a label says depends on which side wrote the comment. */
export function audienceOf(comment: Comment): Audience {
  if (comment.audience === "mine") return "mine";
  return comment.audience === "both_sides" ? "both" : comment.side;
}
