import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { StatusText } from "../../ui/StatusText";
import { browserInWords } from "./browser";
import { words } from "./enAccount";
import { endOtherSessions, endSession, sessions, type SignedInBrowser } from "./queries";

const text = words.sessions;

function Row({ row, onEnd }: { row: SignedInBrowser; onEnd: () => void }) {
  const browser = browserInWords(row.browser);
  return (
    <li className="pl-bar pl-bar--between">
      <div>
        <p>
          <b>{browser}</b>
        </p>
        <p className="pl-meta">
          {text.since(shortDateAndTime(row.signed_in_at))}, {text.used(shortDateAndTime(row.last_used_at))}
        </p>
      </div>
      {row.current ? (
        <StatusText tone="ok">{text.here}</StatusText>
      ) : (
        <Button secondary small onClick={onEnd}>
          {text.end}
          <span className="visually-hidden"> {browser}</span>
        </Button>
      )}
    </li>
  );
}

export function Sessions() {
  const { data } = useSuspenseQuery(sessions());
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const { act, busy, messages } = useAct();
  const end = (work: () => Promise<unknown>, done: string) =>
    void act(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: sessions().queryKey });
      setSaid(done);
    });
  const alone = data.every((row) => row.current);
  return (
    <>
      <ErrorSummary messages={messages} />
      <ul className="pl-rows">
        {data.map((row) => (
          <Row
            key={row.id}
            row={row}
            onEnd={() => end(() => endSession(row.id), text.ended(browserInWords(row.browser)))}
          />
        ))}
      </ul>
      <div className="pl-bar">
        <Button
          secondary
          small
          busy={busy}
          permission={{ action: "end_other_sessions", allowed: !alone, reason: text.onlyHere }}
          onClick={() => end(endOtherSessions, text.endedAll)}
        >
          {text.endAll}
        </Button>
      </div>
      <p role="status">{said ? <StatusText tone="ok">{said}</StatusText> : null}</p>
    </>
  );
}
