import { useRef, useState } from "react";
import { completeCitation, openCitation } from "../lib/citations";
import { useCaret } from "./useCaret";
import { useOffers, type Offer } from "./useOffers";

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

function matching(items: Citable[], typed: string): Offer[] {
  const wanted = typed.toLowerCase();
  return items
    .filter((item) => `${item.reference} ${item.title}`.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map(({ reference, title }) => ({
      key: reference,
      label: (
        <>
          <b>{reference}</b> {title}
        </>
      ),
    }));
}

/** A plain box for writing. Typing `[` offers the evidence by its code or title, in the flow under the box. */
export function WritingBox({ id, value, rows = 6, citable, describedBy, readOnly, onChange, onBlur, split }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const placeCaret = useCaret(box);
  const [typed, setTyped] = useState<string | null>(null);
  const offers = typed === null ? [] : matching(citable, typed);
  const offered = useOffers({ offers, name: "Evidence to cite", onChoose: choose, onClose: () => setTyped(null) });

  function look(element: HTMLTextAreaElement) {
    setTyped(openCitation(element.value, element.selectionStart));
    offered.reset();
  }

  function choose({ key }: Offer) {
    const element = box.current;
    if (!element) return;
    const next = completeCitation(value, element.selectionStart, key);
    onChange(next.text);
    setTyped(null);
    placeCaret(next.caret);
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

  return (
    <>
      <textarea
        dir="auto"
        id={id}
        ref={box}
        className="ds_input"
        rows={rows}
        value={value}
        readOnly={readOnly}
        spellCheck
        aria-describedby={describedBy}
        {...offered.attributes}
        onChange={(event) => {
          onChange(event.target.value);
          look(event.target);
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData("text/plain");
          if (split && text.trim().includes("\n")) void part(text);
        }}
        onBlur={onBlur}
      />
      {offered.list}
      <p className="visually-hidden" role="status">
        {typed === null ? "" : `${offers.length} pieces of evidence match. Use the arrow keys.`}
      </p>
    </>
  );
}
