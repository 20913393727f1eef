import { clock } from "../lib/dates";
import type { SaveState } from "../lib/autosave";
import { Icon } from "./Icon";
import { StatusText } from "./StatusText";

function words(state: SaveState) {
  switch (state.kind) {
    case "untouched":
      return null;
    case "waiting":
    case "saving":
      return <StatusText tone="go">Saving</StatusText>;
    case "saved":
      return (
        <span className="pl-save">
          <Icon name="tick" />
          Saved at {clock(state.at)}
        </span>
      );
    case "kept":
      return (
        <StatusText tone="warn" wrap>
          {state.why === "offline"
            ? "Not sent: no connection. Your words are kept on this computer."
            : "You were signed out. Sign in here; nothing is lost."}
        </StatusText>
      );
    case "conflict":
      return (
        <StatusText tone="warn" wrap>
          Somebody else saved this while you were writing. Nothing is lost: choose below.
        </StatusText>
      );
    case "refused":
      return (
        <StatusText tone="bad" wrap>
          Not saved: {state.message}
        </StatusText>
      );
  }
}

/** One on a page. It speaks when the state changes, not at every save. */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <p className="pl-m0" role="status">
      {words(state)}
    </p>
  );
}
