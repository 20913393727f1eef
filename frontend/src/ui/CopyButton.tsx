import { useState } from "react";
import { Button } from "./Button";

/** Copies a text and says so; where the browser does not allow it, says how to do it by hand. */
export function CopyButton({ text, label, what }: { text: string; label: string; what: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} is copied.`);
    } catch {
      setSaid("This browser does not let pages copy. Mark the text and copy it by hand.");
    }
  };
  return (
    <span className="pl-bar">
      <Button secondary small onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="pl-meta">
        {said}
      </span>
    </span>
  );
}
