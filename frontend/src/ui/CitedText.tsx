import { piecesOf } from "../lib/citations";
import { Citation } from "./Citation";

/** A text with its citations as chips. A comma or full stop after a chip stays on its line. */
export function CitedText({
  text,
  onOpen,
  openCode,
}: {
  text: string;
  onOpen?: (code: string) => void;
  openCode?: string | null;
}) {
  return (
    <>
      {piecesOf(text).map((piece, at) =>
        "text" in piece ? (
          <span key={at}>{piece.text}</span>
        ) : (
          <Citation
            key={at}
            code={piece.code}
            locator={piece.locator}
            open={openCode === piece.code}
            {...(onOpen ? { onOpen: () => onOpen(piece.code) } : {})}
          />
        ),
      )}
    </>
  );
}
