import { useEffect, useRef, useState, type RefObject } from "react";

/**
 * Whether a block below the fold has come near: what it shows is asked for only then. Whoever uses the keyboard gets it
 * at the first key, so that the focus never passes over something that is not there yet; printing gets everything,
 * and so does whoever followed a link to the block itself.
 */
export function useSeen<Block extends HTMLElement>(wanted = false): { block: RefObject<Block | null>; seen: boolean } {
  const block = useRef<Block>(null);
  const [seen, setSeen] = useState(wanted || typeof IntersectionObserver === "undefined");
  useEffect(() => {
    const element = block.current;
    if (seen || !element) return undefined;
    const show = () => setSeen(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) show();
      },
      { rootMargin: "100px" },
    );
    observer.observe(element);
    window.addEventListener("keydown", show, { once: true });
    window.addEventListener("beforeprint", show, { once: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("keydown", show);
      window.removeEventListener("beforeprint", show);
    };
  }, [seen]);
  return { block, seen };
}
