import { useRef, useState } from "react";
import { completeMention, handleOf, openMention } from "../../lib/mentions";
import { Button } from "../../ui/Button";
import type { Message } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { useCaret } from "../../ui/useCaret";
import { useOffers, type Offer } from "../../ui/useOffers";
import { words } from "./en";
import type { CommentReader } from "./queries";

const MOST = 8;

interface Props {
  label: string;
  value: string;
  /** Who can be mentioned with the audience that is chosen: those who can read it then, and nobody else. */
  readers: CommentReader[];
  messages: Message[];
  onChange: (text: string) => void;
}

interface Person extends Offer {
  handle: string;
}

function matching(readers: CommentReader[], typed: string): Person[] {
  const wanted = typed.toLowerCase();
  return readers
    .filter(({ name, role }) => `${name}, ${role}`.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((reader) => ({
      key: reader.account_id,
      handle: handleOf(reader, readers),
      label: (
        <>
          <b>{reader.name}</b>, {reader.role}
          {reader.if_given ? `, ${words.ifGiven}` : ""}
        </>
      ),
    }));
}

/** The box of a comment. Typing `@`, or the button, offers the people who will be able to read it. */
export function MentionBox({ label, value, readers, messages, onChange }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const entered = useRef(false);
  const placeCaret = useCaret(box);
  const [typed, setTyped] = useState<string | null>(null);
  const people = typed === null ? [] : matching(readers, typed);
  const offered = useOffers({
    offers: people,
    name: words.mentionList,
    onClose: () => setTyped(null),
    onChoose: ({ handle }) => write(completeMention(value, caret(), handle), null),
  });
  // A box that nobody was in yet has its caret before the first word: what is begun there belongs after the last.
  const caret = (): number => (entered.current && box.current ? box.current.selectionStart : value.length);

  function write(next: { text: string; caret: number }, begun: string | null): void {
    onChange(next.text);
    setTyped(begun);
    placeCaret(next.caret);
  }

  /** What the button does is what typing does: a name is begun where the caret stands. */
  function begin(): void {
    const before = value.slice(0, caret());
    const sign = /(^|[\s([])$/.test(before) ? "@" : " @";
    offered.reset();
    write({ text: before + sign + value.slice(caret()), caret: before.length + sign.length }, "");
  }

  return (
    <>
      <TextArea
        name="comment"
        label={label}
        hint={words.textHint}
        rows={3}
        value={value}
        ref={box}
        onFocus={() => {
          entered.current = true;
        }}
        onChange={(event) => {
          onChange(event.target.value);
          offered.reset();
          setTyped(openMention(event.target.value, event.target.selectionStart));
        }}
        messages={messages}
        {...offered.attributes}
      />
      {offered.list}
      <p className="visually-hidden" role="status">
        {people.length > 0 ? words.mentionCount(people.length) : ""}
      </p>
      {readers.length > 0 ? (
        <p>
          <Button secondary small onClick={begin}>
            {words.mention}
          </Button>
        </p>
      ) : null}
    </>
  );
}
