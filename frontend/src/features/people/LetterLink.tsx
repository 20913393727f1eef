import { useState } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { words } from "./en";
import { coordinatorLink } from "./queries";

export function LetterLink({ inspection }: { inspection: string }) {
  const [address, setAddress] = useState<string | null>(null);
  const { act, busy, messages } = useAct();
  return (
    <Notice title={words.letter.title}>
      <p>{words.letter.lede}</p>
      <ErrorSummary messages={messages} />
      {address ? (
        <p className="pl-anywhere">
          <code>{address}</code>
        </p>
      ) : (
        <Button
          secondary
          small
          busy={busy}
          onClick={() => void act(async () => setAddress((await coordinatorLink(inspection)).address))}
        >
          {words.letter.button}
        </Button>
      )}
    </Notice>
  );
}
