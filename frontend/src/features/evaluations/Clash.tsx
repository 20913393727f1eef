import { Button } from "../../ui/Button";
import { Diff } from "../../ui/Diff";
import { Notice } from "../../ui/Notice";
import { words } from "./en";

export interface Theirs {
  value: number | null;
  rationale: string;
  narrative: string;
  recorded_by: string | null;
}

const text = words.clash;

/** Somebody else recorded this indicator meanwhile. Both stand here until one person has chosen; nothing typed is lost. */
export function Clash({
  theirs,
  mine,
  onMine,
  onTheirs,
}: {
  theirs: Theirs;
  mine: { value: number | null; rationale: string; narrative: string };
  onMine: () => void;
  onTheirs: () => void;
}) {
  return (
    <Notice kind="warn" title={text.title(theirs.recorded_by ?? text.somebody)}>
      <p>{text.lede}</p>
      {theirs.value === mine.value ? null : <p>{text.values(theirs.value, mine.value)}</p>}
      <h3>{words.rationale}</h3>
      <Diff from={mine.rationale} to={theirs.rationale} />
      <h3>{words.narrative}</h3>
      <Diff from={mine.narrative} to={theirs.narrative} />
      <div className="pl-bar pl-mt4">
        <Button onClick={onMine}>{text.mine}</Button>
        <Button secondary onClick={onTheirs}>
          {text.theirs}
        </Button>
      </div>
    </Notice>
  );
}
