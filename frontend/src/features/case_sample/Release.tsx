import { useState } from "react";
import { useAct } from "../../api/useAct";
import { Button, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { words } from "./en";
import { releaseSample } from "./queries";

const text = words.release;

interface Props {
  inspection: string;
  permission: Permission;
  onReleased: () => Promise<void>;
}

/** The act by which the council sees the sample; before its day the button says from when. */
export function Release({ inspection, permission, onReleased }: Props) {
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct();
  const release = () =>
    act(async () => {
      await releaseSample(inspection);
      await onReleased();
    }).then(() => setAsking(false));
  return (
    <section className="pl-mb6" aria-labelledby="release">
      <h2 id="release">{text.title}</h2>
      <p>{text.body}</p>
      <ErrorSummary messages={messages} />
      {asking ? (
        <Confirm
          title={text.confirmTitle}
          yes={text.yes}
          onYes={() => void release()}
          onNo={() => setAsking(false)}
          busy={busy}
        >
          <p>{text.confirm}</p>
        </Confirm>
      ) : (
        <Button permission={permission} onClick={() => setAsking(true)}>
          {text.button}
        </Button>
      )}
    </section>
  );
}
