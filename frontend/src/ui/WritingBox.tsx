import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { completeCitation, openCitation } from "../lib/citations";

export interface Citable {
  reference: string;
  title: string;
}

interface Props {
  id: string;
  value: string;
  rows?: number;
  citable: Citable[];
  describedBy?: string;
  readOnly?: boolean;
  onChange: (value: string) => void;
  onBlur: () => void;
  /** Parts pasted text of several lines into paragraphs, so that each point of a list stays a point of its own. */
  split?: (text: string) => Promise<string[]>;
}

const MOST = 8;

function matching(items: Citable[], typed: string): Citable[] {
  const wanted = typed.toLowerCase();
  return items.filter((item) => `${item.reference} ${item.title}`.toLowerCase().includes(wanted)).slice(0, MOST);
}

/** A plain box for writing. Typing `[` offers the evidence by its code or title, in the flow under the box. */
export function WritingBox({ id, value, rows = 6, citable, describedBy, readOnly, onChange, onBlur, split }: Props) {
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const offers = typed === null ? [] : matching(citable, typed);

  function look(element: HTMLTextAreaElement) {
    setTyped(openCitation(element.value, element.selectionStart));
    setActive(0);
  }

  function choose(item: Citable) {
    const element = box.current;
    if (!element) return;
    const next = completeCitation(value, element.selectionStart, item.reference);
    onChange(next.text);
    setTyped(null);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.caret, next.caret);
    });
  }

  /** The words stand as they were pasted until they are parted: a dropped line leaves them there. */
  async function part(text: string) {
    const raw = text.replaceAll("\r\n", "\n");
    const pieces = await split?.(raw).catch(() => null);
    const now = box.current?.value ?? "";
    const at = now.indexOf(raw);
    if (pieces && pieces.length > 1 && at >= 0)
      onChange(now.slice(0, at) + pieces.join("\n\n") + now.slice(at + raw.length));
  }

  function steer(event: KeyboardEvent) {
    if (offers.length === 0) return;
    const chosen = offers[active];
    if (event.key === "ArrowDown") setActive((active + 1) % offers.length);
    else if (event.key === "ArrowUp") setActive((active + offers.length - 1) % offers.length);
    else if (event.key === "Escape") setTyped(null);
    else if (event.key === "Enter" && chosen) choose(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <textarea
        id={id}
        ref={box}
        className="ds_input"
        rows={rows}
        value={value}
        readOnly={readOnly}
        spellCheck
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={offers.length > 0 ? listId : undefined}
        aria-activedescendant={offers.length > 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          look(event.target);
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData("text/plain");
          if (split && text.trim().includes("\n")) void part(text);
        }}
        onKeyDown={steer}
        onBlur={onBlur}
      />
      <Offers id={listId} offers={offers} active={active} onChoose={choose} />
      <p className="visually-hidden" role="status">
        {typed === null ? "" : `${offers.length} pieces of evidence match. Use the arrow keys.`}
      </p>
    </>
  );
}

function Offers({
  id,
  offers,
  active,
  onChoose,
}: {
  id: string;
  offers: Citable[];
  active: number;
  onChoose: (item: Citable) => void;
}): ReactNode {
  if (offers.length === 0) return null;
  return (
    <ul className="pl-offers" id={id} role="listbox" aria-label="Evidence to cite">
      {offers.map((item, at) => (
        <li
          key={item.reference}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          // The box keeps the focus: a click must not count as leaving it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <b>{item.reference}</b> {item.title}
        </li>
      ))}
    </ul>
  );
}
