import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { dateInWords } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { describeFile } from "../evidence/LibraryTable";
import type { EvidenceRow } from "../evidence/queries";
import { evidencePath, type Place } from "./place";

/** Evidence opens in the flow, under the sentences that cite it, never over the text. Escape goes back. */
export function EvidenceDrawer({
  place,
  code,
  items,
  onClose,
}: {
  place: Place;
  code: string;
  items: EvidenceRow[];
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const item = items.find((row) => row.reference === code);
  useEffect(() => heading.current?.focus(), [code]);
  return (
    <section
      className="pl-drawer"
      aria-labelledby="drawer"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className="pl-bar pl-bar--between">
        <h2 className="pl-h4" id="drawer" tabIndex={-1} ref={heading}>
          {code} {item?.title ?? "is not among the evidence you can see"}
        </h2>
        <Button secondary small onClick={onClose}>
          Close
        </Button>
      </div>
      {item ? (
        <>
          <p className="pl-meta">
            {describeFile(item)}
            {item.evidence_on ? `. Evidence date ${dateInWords(item.evidence_on)}` : null}
          </p>
          {item.description ? <p className="pl-prewrap">{item.description}</p> : null}
          <p>
            <Link to={evidencePath(place, item.reference)}>Open the item</Link>
          </p>
        </>
      ) : null}
    </section>
  );
}
