import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, TextArea } from "../../ui/fields";
import { AUDIENCES, words } from "./en";
import { widenComment, type Comment, type CommentAudience, type Subject } from "./queries";
import { Readers } from "./Readers";

/**
 * An act of its own: the text is read again and sent again, to people who are named first. Nothing widens by a slip of a
 * menu, and the comment that was written for few stays with them.
 */
export function WidenComment({
  inspection,
  comment,
  onDone,
  onClose,
}: {
  inspection: string;
  comment: Comment;
  onDone: () => void;
  onClose: () => void;
}) {
  const wider = AUDIENCES.slice(AUDIENCES.indexOf(comment.audience) + 1);
  const [audience, setAudience] = useState<CommentAudience>(wider[0] ?? "both_sides");
  const { text, change, forget } = useKeptText(`${inspection}/comments/widen/${comment.id}`, comment.text);
  const { act, busy, messages } = useAct();
  const subject = { subject_kind: comment.subject_kind, subject_id: comment.subject_id } as Subject;
  const widen = async () => {
    const done = await act(async () => {
      await widenComment(inspection, comment.id, audience, text);
    });
    if (!done) return;
    forget();
    onDone();
  };
  return (
    <Confirm
      title={words.widenTitle}
      yes={words.widenYes[audience]}
      onYes={() => void widen()}
      onNo={onClose}
      busy={busy}
    >
      <ErrorSummary messages={messages} />
      <p>{words.widenBody}</p>
      <Radios
        name="wider"
        label={words.widenTo}
        options={wider.map((value) => ({ value, label: words.audiences[value] }))}
        value={audience}
        onChange={(value) => setAudience(value as CommentAudience)}
      />
      <TextArea
        name="text"
        label={words.widenText}
        hint={words.widenTextHint}
        rows={3}
        value={text}
        onChange={(event) => change(event.target.value)}
        messages={messages}
      />
      <Readers inspection={inspection} subject={subject} audience={audience} />
    </Confirm>
  );
}
