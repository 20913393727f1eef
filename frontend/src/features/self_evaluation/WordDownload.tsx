import { useAct } from "../../api/useAct";
import { saveFile } from "../../lib/saveFile";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { deskAt } from "./desk";
import { acts as text } from "./enActs";
import type { Place } from "./place";

/** The text, or one part of it, with its evidence references, for people who read on paper or in Word. */
export function WordDownload({ place, name, part }: { place: Place; name: string; part?: string }) {
  const { act, busy, messages } = useAct();
  return (
    <>
      <ErrorSummary messages={messages} />
      <Button
        secondary
        small
        busy={busy}
        onClick={() => void act(async () => saveFile(await deskAt(place).word(part), `${name}.docx`))}
      >
        {part ? text.wordPart : text.word}
      </Button>
    </>
  );
}
