import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { mentionedIn } from "../../lib/mentions";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios } from "../../ui/fields";
import { LanguageField } from "../../ui/LanguageField";
import { StatusText } from "../../ui/StatusText";
import { AUDIENCES, words } from "./en";
import { MentionBox } from "./MentionBox";
import {
  addComment,
  commentReaders,
  type Comment,
  type CommentAudience,
  type CommentReader,
  type Subject,
} from "./queries";
import { Readers } from "./Readers";

const FAULTS = { "/text": { field: "comment" } };

interface Reach {
  /** Who can be mentioned with this audience. */
  readers: CommentReader[];
  /** Who stands in the text and will be told. */
  mentioned: CommentReader[];
  /** Who stands in the text and cannot read it with this audience. */
  missed: CommentReader[];
}

/** A mention is nothing but a name in the text: whom it reaches follows from who can read the comment. */
function useReach(inspection: string, subject: Subject, audience: CommentAudience, text: string): Reach {
  const alone = audience === "mine";
  const query = (of: CommentAudience, enabled: boolean) => ({
    ...commentReaders(inspection, subject, of),
    throwOnError: false,
    enabled,
  });
  const { data: chosen } = useQuery(query(audience, !alone));
  const { data: everybody } = useQuery(query("both_sides", text.includes("@")));
  const readers = alone ? [] : (chosen ?? []);
  const known = alone || chosen !== undefined ? (everybody ?? []) : [];
  return {
    readers,
    mentioned: mentionedIn(text, readers),
    missed: mentionedIn(text, known).filter((one) => !readers.some(({ account_id }) => account_id === one.account_id)),
  };
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
  const [language, setLanguage] = useState(replyTo?.language ?? "en");
  const [asking, setAsking] = useState(false);
  const place = `${inspection}/comments/${subject.subject_kind}/${subject.subject_id}/${replyTo?.id ?? "new"}`;
  const { text, change, forget } = useKeptText(place);
  const { act, busy, messages } = useAct(FAULTS);
  const { readers, mentioned, missed } = useReach(inspection, subject, audience, text);
  // The server has the last word on whom a mention reaches: what it refuses stands at the box in which the name stands.
  const shown = messages.map((message) =>
    message.field.startsWith("mentions-")
      ? { field: "comment", words: words.refused(mentioned[Number(message.field.slice(9))]?.name ?? "") }
      : message,
  );
  // An answer reaches nobody who cannot read what it answers.
  const offered = AUDIENCES.slice(0, replyTo ? AUDIENCES.indexOf(replyTo.audience) + 1 : AUDIENCES.length);

  async function add(confirmed: boolean) {
    const parent_id = replyTo?.id ?? null;
    const mentions = mentioned.map(({ account_id }) => account_id);
    const added = await act(async () => {
      await addComment(inspection, { ...subject, parent_id, audience, text, language, confirmed, mentions });
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
      <ErrorSummary messages={shown} />
      <MentionBox
        label={replyTo ? words.replyTo(replyTo.author_name) : words.text}
        value={text}
        readers={readers}
        messages={shown}
        onChange={change}
      />
      <LanguageField name="comment-language" label={words.language} value={language} onChange={setLanguage} />
      <Radios
        name="audience"
        label={words.who}
        options={offered.map((value) => ({ value, label: words.audiences[value] }))}
        value={audience}
        onChange={(value) => setAudience(value as CommentAudience)}
      />
      <p role="status">
        {missed.length > 0 ? (
          <StatusText tone="warn" wrap>
            {words.missed(missed.map(({ name }) => name))}
          </StatusText>
        ) : mentioned.length > 0 ? (
          words.told(mentioned.map(({ name }) => name))
        ) : null}
      </p>
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
