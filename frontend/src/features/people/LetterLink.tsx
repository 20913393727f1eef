import { useState } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { CopyLink } from "../../ui/CopyLink";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { words } from "./en";
import { coordinatorLink } from "./queries";

const text = words.letter;

/** R158: the letter reaches people without an account; this link lets them name their coordinator. */
export function LetterLink({ inspection, onMade }: { inspection: string; onMade: () => void }) {
  const [address, setAddress] = useState<string | null>(null);
  const { act, busy, messages } = useAct();
  const make = () =>
    void act(async () => {
      setAddress((await coordinatorLink(inspection)).address);
      onMade();
    });
  return (
    <Notice title={text.title}>
      <p>{text.lede}</p>
      <ErrorSummary messages={messages} />
      {address ? (
        <>
          <CopyLink address={address} label={words.bring.copy} />
          <p>{text.once}</p>
        </>
      ) : (
        <Button secondary small busy={busy} onClick={make}>
          {text.button}
        </Button>
      )}
    </Notice>
  );
}
