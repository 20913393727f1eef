import { useState } from "react";
import { useAct } from "../../api/useAct";
import type { Answer } from "../../api/schemas";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { verification } from "./queries";

type Verified = Answer<"VerificationView">;

function Result({ found }: { found: Verified }) {
  return (
    <>
      {found.broken ? (
        <StatusText tone="bad" wrap>
          {words.broken(found.broken.position, found.broken.detail)}
        </StatusText>
      ) : (
        <StatusText tone="ok" wrap>
          {words.holds(found.entries)}
        </StatusText>
      )}
      {found.openings_hold === null ? null : (
        <span className="pl-block">
          <StatusText tone={found.openings_hold ? "ok" : "bad"} wrap>
            {found.openings_hold ? words.openingsHold : words.openingsBroken}
          </StatusText>
        </span>
      )}
    </>
  );
}

export function Proof({ inspection }: { inspection: string | undefined }) {
  const [found, setFound] = useState<Verified | null>(null);
  const { act, busy, messages } = useAct();
  return (
    <section className="pl-c6" aria-labelledby="prove">
      <h2 id="prove">{words.prove}</h2>
      <p>{words.proveLede}</p>
      <ErrorSummary messages={messages} />
      <Button
        secondary
        small
        busy={busy}
        onClick={() => void act(async () => setFound(await verification(inspection)))}
      >
        {words.check}
      </Button>
      <div role="status">{found ? <Result found={found} /> : null}</div>
    </section>
  );
}
