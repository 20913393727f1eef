import { useId, useState, type KeyboardEvent, type ReactNode } from "react";

export interface Offer {
  key: string;
  label: ReactNode;
}

interface Options<T extends Offer> {
  offers: T[];
  /** What the list holds, for those who hear it. */
  name: string;
  onChoose: (offer: T) => void;
  onClose: () => void;
}

/**
 * A list of choices under a box in which somebody goes on typing: arrows move, Enter takes, Escape closes, and the box
 * keeps the focus throughout.
 */
export function useOffers<T extends Offer>({ offers, name, onChoose, onClose }: Options<T>) {
  const id = useId();
  const [moved, setMoved] = useState(0);
  const open = offers.length > 0;
  const active = Math.min(moved, offers.length - 1);

  function steer(event: KeyboardEvent): void {
    const chosen = offers[active];
    if (!chosen) return;
    if (event.key === "ArrowDown") setMoved((active + 1) % offers.length);
    else if (event.key === "ArrowUp") setMoved((active + offers.length - 1) % offers.length);
    else if (event.key === "Escape") onClose();
    else if (event.key === "Enter") onChoose(chosen);
    else return;
    event.preventDefault();
  }

  return {
    attributes: {
      "aria-autocomplete": "list",
      "aria-controls": open ? id : undefined,
      "aria-activedescendant": open ? `${id}-${active}` : undefined,
      onKeyDown: steer,
    } as const,
    /** The first is offered again: for when other words were typed. */
    reset: () => setMoved(0),
    list: open ? (
      <ul className="pl-offers" id={id} role="listbox" aria-label={name}>
        {offers.map((offer, at) => (
          <li
            key={offer.key}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            // The box keeps the focus: a click must not count as leaving it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(offer)}
          >
            {offer.label}
          </li>
        ))}
      </ul>
    ) : null,
  };
}
