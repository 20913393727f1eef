import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { shortDateAndTime } from "../../lib/dates";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import { useSeen } from "../../ui/useSeen";
import { useInspection } from "../inspections/useInspection";
import { members } from "../people/queries";
import { CommentActs } from "./CommentActs";
import { CommentForm } from "./CommentForm";
import { audienceOf, words } from "./en";
import { comments, type Comment, type Subject } from "./queries";

/** Names are looked up only where somebody was asked to look. */
function Mentioned({ inspection, accounts }: { inspection: string; accounts: string[] }) {
  const { data } = useQuery({ ...members(inspection), throwOnError: false });
  const names = accounts.map((account) => data?.find((row) => row.account_id === account)?.name).filter(Boolean);
  return names.length > 0 ? <p className="pl-meta">{words.mentioned(names as string[])}</p> : null;
}

interface RowProps {
  inspection: string;
  comment: Comment;
  onReply: () => void;
  onDone: () => void;
}

function Row({ inspection, comment, onReply, onDone }: RowProps) {
  const [more, setMore] = useState(false);
  const id = useId();
  const when = shortDateAndTime(comment.written_at);
  return (
    <li className={`pl-note${comment.parent_id ? " pl-ml4" : ""}`}>
      <AudienceLabel audience={audienceOf(comment)} />
      <p className="pl-m0 pl-mt2 pl-prewrap" lang={comment.withdrawn_at ? undefined : comment.language} dir="auto">
        {comment.withdrawn_at ? words.withdrawn : comment.text}
      </p>
      {comment.mentions.length > 0 && !comment.withdrawn_at ? (
        <Mentioned inspection={inspection} accounts={comment.mentions} />
      ) : null}
      <p className="pl-meta">
        {comment.author_name}, {when}
        {comment.edited_at ? `. ${words.edited(shortDateAndTime(comment.edited_at))}` : ""}
      </p>
      {comment.resolved_at ? (
        <p>
          <StatusText tone="ok">{words.settled(comment.resolved_by ?? "")}</StatusText>
        </p>
      ) : null}
      {comment.withdrawn_at ? null : (
        <div className="pl-bar pl-gap2">
          {comment.parent_id ? null : (
            <Button secondary small onClick={onReply}>
              {words.reply}
              <span className="visually-hidden"> {comment.author_name}</span>
            </Button>
          )}
          <Button secondary small aria-expanded={more} aria-controls={id} onClick={() => setMore(!more)}>
            {words.more}
            <span className="visually-hidden">{words.moreOf(comment.author_name, when)}</span>
          </Button>
        </div>
      )}
      <div id={id} className="pl-mt2">
        {more ? (
          <CommentActs
            inspection={inspection}
            comment={comment}
            onDone={() => {
              setMore(false);
              onDone();
            }}
          />
        ) : null}
      </div>
    </li>
  );
}

const PLACE = "comments";

/** Threads beside the thing they are about; each says who can see it. */
export function CommentsPanel({ inspection, subject }: { inspection: string; subject: Subject }) {
  const id = useId();
  const query = comments(inspection, subject);
  const { block, seen } = useSeen<HTMLDivElement>(window.location.hash === `#${PLACE}`);
  const known = permissionFor(useInspection(inspection).permitted_actions, "list_comments") !== undefined;
  const { data, error } = useQuery({ ...query, throwOnError: false, enabled: seen && known });
  const [writing, setWriting] = useState<string | null>(null);
  const queries = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const here = data !== undefined;
  useEffect(() => {
    // A notice leads here, and the panel is there later than the page.
    if (here && window.location.hash === `#${PLACE}`) panel.current?.scrollIntoView();
  }, [here]);
  // Who may not see comments here has no panel: the server said that there is nothing for them.
  if (error || !data) return <div ref={block} />;
  const again = () => {
    void queries.invalidateQueries({ queryKey: query.queryKey });
    void queries.invalidateQueries({ queryKey: ["comment", inspection] });
  };
  const close = () => setWriting(null);
  const form = (replyTo: Comment | null) => (
    <CommentForm
      inspection={inspection}
      subject={subject}
      replyTo={replyTo}
      onClose={close}
      onAdded={() => {
        close();
        again();
      }}
    />
  );
  return (
    <section className="pl-aside pl-noprint" id={PLACE} ref={panel} aria-labelledby={id}>
      <h2 className="pl-h4" id={id}>
        {words.title}
      </h2>
      {data.length === 0 ? <p className="pl-meta">{words.none}</p> : null}
      {data
        .filter((row) => row.parent_id === null)
        .map((thread) => (
          <div key={thread.id}>
            <ul className="pl-plain">
              {[thread, ...data.filter((row) => row.parent_id === thread.id)].map((row) => (
                <Row
                  key={row.id}
                  inspection={inspection}
                  comment={row}
                  onReply={() => setWriting(thread.id)}
                  onDone={again}
                />
              ))}
            </ul>
            {writing === thread.id ? form(thread) : null}
          </div>
        ))}
      {writing === "new" ? (
        form(null)
      ) : (
        <p className="pl-mt3">
          <Button secondary small onClick={() => setWriting("new")}>
            {words.add}
          </Button>
        </p>
      )}
    </section>
  );
}
