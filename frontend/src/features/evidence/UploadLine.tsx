import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { paths } from "../../lib/paths";
import { serverNow } from "../../lib/serverClock";
import { Button } from "../../ui/Button";
import { UploadRow } from "../../ui/UploadRow";
import { words } from "./en";
import type { Sending, Uploads } from "./uploads";

export const percentOf = (row: Sending): number => Math.floor((row.sent / Math.max(1, row.size)) * 100);

/** How long it may still take, once there is enough to judge by. */
function timeLeft(row: Sending, now: number): string {
  const seconds = (now - row.startedAt) / 1000;
  if (seconds < 5 || row.sent < 1_000_000) return "";
  const left = ((row.size - row.sent) / row.sent) * seconds;
  if (left < 60) return ", less than a minute left";
  const minutes = Math.round(left / 60);
  return `, about ${minutes === 1 ? "1 minute" : `${minutes} minutes`} left`;
}

export function stateOf(row: Sending): string {
  switch (row.phase) {
    case "waiting":
      return words.phases.waiting;
    case "sending":
      return row.sent >= row.size
        ? words.phases.checking
        : words.phases.sending(percentOf(row), timeLeft(row, Date.now()));
    case "paused":
      return words.phases.paused(percentOf(row));
    case "lost":
      return words.phases.lost(percentOf(row));
    case "interrupted":
      return row.words ?? words.phases.interrupted(percentOf(row));
    case "received":
      return words.phases.received(row.receivedAt ?? serverNow(), row.reference ?? "");
    case "refused":
      return row.words ?? "";
  }
}

/** A reload forgets the file and keeps what was sent: the same file is asked for, and sending goes on. */
function ChooseAgain({ row, uploads }: { row: Sending; uploads: Uploads }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`${words.acts.same} ${row.name}`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) uploads.offer(row.key, file);
          event.target.value = "";
        }}
      />
      <Button secondary small onClick={() => input.current?.click()}>
        {words.acts.same}
        <span className="visually-hidden"> {row.name}</span>
      </Button>
    </>
  );
}

function Acts({ row, uploads, inspection }: { row: Sending; uploads: Uploads; inspection: string }) {
  const name = <span className="visually-hidden"> {row.name}</span>;
  const act = (label: string, run: (key: string) => void) => (
    <Button secondary small onClick={() => run(row.key)}>
      {label}
      {name}
    </Button>
  );
  const giveUp = act(words.acts.giveUp, (key) => uploads.remove(key));
  switch (row.phase) {
    case "sending":
      return act(words.acts.pause, (key) => uploads.pause(key));
    case "paused":
      return (
        <>
          {act(words.acts.carryOn, (key) => uploads.carryOn(key))}
          {giveUp}
        </>
      );
    case "lost":
      return (
        <>
          {act(words.acts.again, (key) => uploads.carryOn(key))}
          {giveUp}
        </>
      );
    case "interrupted":
      return (
        <>
          <ChooseAgain row={row} uploads={uploads} />
          {giveUp}
        </>
      );
    case "received":
      return row.reference ? (
        <Link to={paths.evidenceItem(inspection, row.reference)}>
          {words.acts.open}
          {name}
        </Link>
      ) : null;
    default:
      return act(words.acts.remove, (key) => uploads.remove(key));
  }
}

/** One file on its way, with what can be done about it. */
export function UploadLine({ row, uploads, inspection }: { row: Sending; uploads: Uploads; inspection: string }) {
  return (
    <UploadRow
      name={row.name}
      size={row.phase === "refused" && row.sent === 0 ? null : row.size}
      percent={row.phase === "refused" ? null : percentOf(row)}
      look={row.phase === "interrupted" ? "lost" : row.phase}
      state={stateOf(row)}
    >
      <Acts row={row} uploads={uploads} inspection={inspection} />
    </UploadRow>
  );
}

/** One quiet announcement at the start, each quarter and the end of every file, not at every byte. */
export function Announcement({ rows }: { rows: Sending[] }) {
  const said = rows.map((row) => {
    if (row.phase !== "sending") return `${row.name}: ${stateOf(row)}.`;
    return `${row.name}: ${Math.floor(percentOf(row) / 25) * 25}% sent.`;
  });
  return (
    <p className="visually-hidden" role="status">
      {said.join(" ")}
    </p>
  );
}
