import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, TextArea } from "../../ui/fields";
import { words } from "./en";
import { addComment, type Comment, type CommentAudience, type Subject } from "./queries";

const OPTIONS = (Object.keys(words.audiences) as CommentAudience[]).map((value) => ({
  value,
  label: words.audiences[value],
}));

/** The narrowest audience is chosen at first, and nothing crosses to the other side without a question. */
export function CommentForm({
  inspection,
  subject,
  replyTo,
  onAdded,
}: {
  inspection: string;
  subject: Subject;
  replyTo: Comment | null;
  onAdded: () => void;
}) {
  const [open, setOpen] = useState(replyTo !== null);
  const [audience, setAudience] = useState<CommentAudience>(replyTo?.audience ?? "mine");
  const [text, setText] = useState("");
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct();

  async function add(confirmed: boolean) {
    const added = await act(async () => {
      await addComment(inspection, { ...subject, parent_id: replyTo?.id ?? null, audience, text, confirmed });
    });
    setAsking(false);
    if (!added) return;
    setText("");
    setOpen(false);
    onAdded();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (audience === "both_sides") setAsking(true);
    else void add(false);
  }

  if (!open) {
    return (
      <p className="pl-mt3">
        <Button secondary small onClick={() => setOpen(true)}>
          {words.add}
        </Button>
      </p>
    );
  }
  return (
    <form className="pl-mt3" onSubmit={submit} noValidate>
      <ErrorSummary messages={messages} />
      <TextArea
        name="comment"
        label={replyTo ? words.replyTo(replyTo.author_name) : words.text}
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        messages={messages}
      />
      <Radios
        name="audience"
        label={words.who}
        options={OPTIONS}
        value={audience}
        onChange={(value) => setAudience(value as CommentAudience)}
      />
      {asking ? (
        <Confirm
          title={words.confirmTitle}
          yes={words.yes}
          onYes={() => void add(true)}
          onNo={() => setAsking(false)}
          busy={busy}
        >
          <p>{words.confirm}</p>
          <blockquote className="pl-prewrap">{text}</blockquote>
        </Confirm>
      ) : (
        <Button type="submit" small busy={busy}>
          {words.save[audience]}
        </Button>
      )}
    </form>
  );
}
