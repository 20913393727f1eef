import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Puts the caret where it belongs once the box shows text that a page wrote into it. That is before the next key is heard:
 * who types fast goes on in the box, and not on the button or in the list that they chose from.
 */
export function useCaret(box: RefObject<HTMLTextAreaElement | null>): (caret: number) => void {
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    box.current?.focus();
    box.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  return (caret) => {
    wanted.current = caret;
  };
}
