import { useEffect, useRef } from "react";
import { Button } from "./Button";
import { Diff } from "./Diff";

interface Props {
  /** Who saved and when, as far as the server says it. */
  who: string;
  theirs: string;
  yours: string;
  onTheirs: () => void;
  onYours: () => void;
  onBoth: () => void;
}

/** Two people wrote in one place. Both texts stand side by side until one of them chooses; nothing is lost either way. */
export function TheirsAndYours({ who, theirs, yours, onTheirs, onYours, onBoth }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="pl-mb6" aria-label="Theirs and yours">
      <div className="pl-panel pl-panel--warn pl-mb4">
        <h2 className="pl-h3" tabIndex={-1} ref={heading}>
          {who}
        </h2>
        <p>Nothing is lost. Choose a version, or keep both and edit.</p>
      </div>
      <div className="pl-pair">
        <div>
          <h3>Theirs, saved</h3>
          <Diff from={yours} to={theirs} />
          <Button secondary small onClick={onTheirs}>
            Use theirs
          </Button>
        </div>
        <div>
          <h3>Yours, not saved</h3>
          <p className="pl-prewrap">{yours}</p>
          <div className="pl-bar">
            <Button small onClick={onBoth}>
              Keep both and edit
            </Button>
            <Button secondary small onClick={onYours}>
              Use yours
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}
