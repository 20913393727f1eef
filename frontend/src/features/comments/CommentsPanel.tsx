import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { StatusText } from "../../ui/StatusText";
import { CommentForm } from "./CommentForm";
import { audienceOf, words } from "./en";
import { comments, resolveComment, type Comment, type Subject } from "./queries";

function Row({
  comment,
  onSettle,
  onReply,
}: {
  comment: Comment;
  onSettle: (resolved: boolean) => void;
  onReply: () => void;
}) {
  const settle = permissionFor(comment.permitted_actions, "resolve_comment");
  return (
    <div className={`pl-note${comment.parent_id ? " pl-ml4" : ""}`}>
      <AudienceLabel audience={audienceOf(comment)} />
      <p className="pl-m0 pl-mt2 pl-prewrap">{comment.withdrawn_at ? words.withdrawn : comment.text}</p>
      <p className="pl-meta">
        {comment.author_name}, {shortDateAndTime(comment.written_at)}
      </p>
      {comment.resolved_at ? <StatusText tone="ok">{words.settled(comment.resolved_by ?? "")}</StatusText> : null}
      {comment.withdrawn_at || comment.parent_id ? null : (
        <div className="pl-bar pl-gap2">
          <Button secondary small onClick={onReply}>
            {words.reply}
            <span className="visually-hidden"> {comment.author_name}</span>
          </Button>
          {settle?.allowed ? (
            <Button secondary small onClick={() => onSettle(!comment.resolved_at)}>
              {comment.resolved_at ? words.reopen : words.settle}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

const PLACE = "comments";

/** Threads beside the thing they are about; each says who can see it. */
export function CommentsPanel({ inspection, subject }: { inspection: string; subject: Subject }) {
  const id = useId();
  const query = comments(inspection, subject);
  const { data, error } = useQuery({ ...query, throwOnError: false });
  const [replyTo, setReplyTo] = useState<Comment | null>(null);
  const queries = useQueryClient();
  const { act, messages } = useAct();
  const panel = useRef<HTMLElement>(null);
  const here = data !== undefined;
  useEffect(() => {
    // A notice leads here, and the panel is there later than the page.
    if (here && window.location.hash === `#${PLACE}`) panel.current?.scrollIntoView();
  }, [here]);
  // Who may not see comments here has no panel: the server said that there is nothing for them.
  if (error || !data) return null;
  const again = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const replies = (parent: Comment) => data.filter((row) => row.parent_id === parent.id);
  const threads = data.filter((row) => row.parent_id === null).flatMap((row) => [row, ...replies(row)]);
  return (
    <section className="pl-aside" id={PLACE} ref={panel} aria-labelledby={id}>
      <h2 className="pl-h4" id={id}>
        {words.title}
      </h2>
      <ErrorSummary messages={messages} />
      {threads.length === 0 ? <p className="pl-meta">{words.none}</p> : null}
      {threads.map((comment) => (
        <Row
          key={comment.id}
          comment={comment}
          onReply={() => setReplyTo(comment)}
          onSettle={(resolved) =>
            void act(async () => {
              await resolveComment(inspection, comment.id, resolved);
              await again();
            })
          }
        />
      ))}
      <CommentForm
        key={replyTo?.id ?? "new"}
        inspection={inspection}
        subject={subject}
        replyTo={replyTo}
        onAdded={() => {
          setReplyTo(null);
          void again();
        }}
      />
    </section>
  );
}
