import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, Radios, TextArea } from "../../ui/fields";
import { AUDIENCES, words } from "./en";
import { addComment, commentReaders, type Comment, type CommentAudience, type Subject } from "./queries";
import { Readers } from "./Readers";

const FAULTS = { "/text": { field: "comment" } };

/** Only people who can read it are offered; for oneself there is nobody to ask. */
function Mentions({
  inspection,
  subject,
  audience,
  chosen,
  onChange,
}: {
  inspection: string;
  subject: Subject;
  audience: CommentAudience;
  chosen: string[];
  onChange: (accounts: string[]) => void;
}) {
  const query = commentReaders(inspection, subject, audience);
  const { data } = useQuery({ ...query, throwOnError: false, enabled: audience !== "mine" });
  if (audience === "mine" || !data || data.length === 0) return null;
  return (
    <details className="ds_details">
      <summary className="ds_details__summary">{words.mention}</summary>
      <fieldset className="ds_details__text pl-fieldset">
        <legend className="visually-hidden">{words.mention}</legend>
        <p className="ds_hint-text">{words.mentionHint}</p>
        {data.map((reader) => (
          <Checkbox
            key={reader.account_id}
            name="mentions"
            label={`${reader.name}, ${reader.role}`}
            checked={chosen.includes(reader.account_id)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, reader.account_id]
                  : chosen.filter((account) => account !== reader.account_id),
              )
            }
          />
        ))}
      </fieldset>
    </details>
  );
}

/** The narrowest audience is chosen at first, and nothing crosses to the other side without a question. */
export function CommentForm({
  inspection,
  subject,
  replyTo,
  onAdded,
  onClose,
}: {
  inspection: string;
  subject: Subject;
  replyTo: Comment | null;
  onAdded: () => void;
  onClose: () => void;
}) {
  const [audience, setAudience] = useState<CommentAudience>("mine");
  const [mentions, setMentions] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const place = `${inspection}/comments/${subject.subject_kind}/${subject.subject_id}/${replyTo?.id ?? "new"}`;
  const { text, change, forget } = useKeptText(place);
  const { act, busy, messages } = useAct(FAULTS);
  // An answer reaches nobody who cannot read what it answers.
  const offered = AUDIENCES.slice(0, replyTo ? AUDIENCES.indexOf(replyTo.audience) + 1 : AUDIENCES.length);

  async function add(confirmed: boolean) {
    const parent_id = replyTo?.id ?? null;
    const added = await act(async () => {
      await addComment(inspection, { ...subject, parent_id, audience, text, confirmed, mentions });
    });
    setAsking(false);
    if (!added) return;
    forget();
    onAdded();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (audience === "both_sides" && text.trim()) setAsking(true);
    else void add(audience === "both_sides");
  }

  return (
    <form className="pl-mt3" onSubmit={submit} noValidate>
      <ErrorSummary messages={messages} />
      <TextArea
        name="comment"
        label={replyTo ? words.replyTo(replyTo.author_name) : words.text}
        hint={words.textHint}
        rows={3}
        value={text}
        onChange={(event) => change(event.target.value)}
        messages={messages}
      />
      <Radios
        name="audience"
        label={words.who}
        options={offered.map((value) => ({ value, label: words.audiences[value] }))}
        value={audience}
        onChange={(value) => {
          setAudience(value as CommentAudience);
          setMentions([]);
        }}
      />
      <Mentions
        key={audience}
        inspection={inspection}
        subject={subject}
        audience={audience}
        chosen={mentions}
        onChange={setMentions}
      />
      {asking ? (
        <Confirm
          title={words.confirmTitle}
          yes={words.yes}
          onYes={() => void add(true)}
          onNo={() => setAsking(false)}
          busy={busy}
        >
          <blockquote className="pl-prewrap">{text}</blockquote>
          <Readers inspection={inspection} subject={subject} audience={audience} />
          <p>{words.confirm}</p>
        </Confirm>
      ) : (
        <div className="pl-bar pl-gap2">
          <Button type="submit" small busy={busy}>
            {words.save[audience]}
          </Button>
          <Button secondary small onClick={onClose}>
            {words.notYet}
          </Button>
        </div>
      )}
    </form>
  );
}
