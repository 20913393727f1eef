import type { Audience } from "../../ui/AudienceLabel";
import type { Comment, CommentAudience } from "./queries";

export const words = {
  title: "Comments",
  none: "No comments.",
  add: "Write a comment",
  text: "Comment",
  who: "Who can see it?",
  audiences: { mine: "Only you", my_side: "Your side", both_sides: "Both sides" } satisfies Record<
    CommentAudience,
    string
  >,
  save: { mine: "Keep it for yourself", my_side: "Add it for your side", both_sides: "Add it for both sides" },
  confirmTitle: "Both sides will read this",
  confirm: "Council and inspectorate, everyone in the inspection who can see this page. It cannot be called back.",
  yes: "Add it for both sides",
  settle: "Settle",
  reopen: "Open again",
  settled: (who: string) => `Settled by ${who}`,
  withdrawn: "This comment was taken back.",
  reply: "Reply",
  replyTo: (who: string) => `Reply to ${who}`,
};

/** What a label says depends on which side wrote the comment. */
export function audienceOf(comment: Comment): Audience {
  if (comment.audience === "mine") return "mine";
  return comment.audience === "both_sides" ? "both" : comment.side;
}
