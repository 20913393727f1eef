import type { ReactNode } from "react";

interface Props {
  caption: string;
  /** Where no heading above it says the same. */
  captionShown?: boolean;
  /** Their titles in order; each cell repeats its own in `data-h`, for the cards of a narrow screen. */
  columns: Record<string, string>;
  className?: string;
  children: ReactNode;
}

/** A table that becomes a list of labelled lines on a narrow screen. Its children are rows. */
export function Table({ caption, captionShown = false, columns, className = "", children }: Props) {
  return (
    <table className={`ds_table pl-cards ${className}`.trim()}>
      <caption className={captionShown ? undefined : "visually-hidden"}>{caption}</caption>
      <thead>
        <tr>
          {Object.values(columns).map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
