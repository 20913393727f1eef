import { useState } from "react";
import { Button } from "./Button";

/** A secret address that is shown once: to be read, selected or copied, and sent by hand. */
export function CopyLink({ address, label }: { address: string; label: string }) {
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      setSaid("Copy it by hand: this browser does not let the page do it.");
    }
  }
  return (
    <>
      <p className="pl-anywhere">
        <code>{address}</code>
      </p>
      <div className="pl-bar pl-mb3">
        <Button secondary small onClick={() => void copy()}>
          {label}
        </Button>
        <span role="status">{said}</span>
      </div>
    </>
  );
}
