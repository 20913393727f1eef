import { Link } from "@tanstack/react-router";
import { useRef, useState, type DragEvent } from "react";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { UploadRow } from "../../ui/UploadRow";
import { words } from "./en";
import type { Sending, Uploads } from "./uploads";
import { useUploads } from "./useUploads";

const percentOf = (row: Sending): number => Math.floor((row.sent / Math.max(1, row.file.size)) * 100);

/** How long it may still take, once there is enough to judge by. */
export function timeLeft(row: Pick<Sending, "sent" | "startedAt" | "file">, now: number): string {
  const seconds = (now - row.startedAt) / 1000;
  if (seconds < 5 || row.sent < 1_000_000) return "";
  const left = ((row.file.size - row.sent) / row.sent) * seconds;
  if (left < 60) return ", less than a minute left";
  const minutes = Math.round(left / 60);
  return `, about ${minutes === 1 ? "1 minute" : `${minutes} minutes`} left`;
}

function stateOf(row: Sending): string {
  switch (row.phase) {
    case "waiting":
      return words.phases.waiting;
    case "sending":
      return row.sent >= row.file.size
        ? words.phases.checking
        : words.phases.sending(percentOf(row), timeLeft(row, Date.now()));
    case "paused":
      return words.phases.paused(percentOf(row));
    case "lost":
      return words.phases.lost(percentOf(row));
    case "received":
      return words.phases.received(row.receivedAt ?? new Date(), row.reference ?? "");
    case "refused":
      return row.words ?? "";
  }
}

function Acts({ row, uploads, inspection }: { row: Sending; uploads: Uploads; inspection: string }) {
  const name = <span className="visually-hidden"> {row.file.name}</span>;
  const act = (label: string, run: (key: string) => void) => (
    <Button secondary small onClick={() => run(row.key)}>
      {label}
      {name}
    </Button>
  );
  switch (row.phase) {
    case "sending":
      return act(words.acts.pause, (key) => uploads.pause(key));
    case "paused":
      return act(words.acts.carryOn, (key) => uploads.carryOn(key));
    case "lost":
      return act(words.acts.again, (key) => uploads.carryOn(key));
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

/** One quiet announcement at the start, each quarter and the end of every file, not at every byte. */
function announcement(rows: Sending[]): string {
  return rows
    .map((row) => {
      if (row.phase !== "sending") return `${row.file.name}: ${stateOf(row)}.`;
      return `${row.file.name}: ${Math.floor(percentOf(row) / 25) * 25}% sent.`;
    })
    .join(" ");
}

export function SendFiles({ inspection }: { inspection: string }) {
  const { rows, uploads } = useUploads(inspection);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const received = rows.filter((row) => row.phase === "received").length;
  const waiting = rows.filter((row) => ["paused", "lost", "refused"].includes(row.phase)).length;

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    uploads.take(event.dataTransfer.files);
  }

  return (
    <section className="pl-mb7" aria-labelledby="sending">
      <div
        className={`pl-drop pl-bar pl-bar--between${over ? " is-over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <div>
          <h2 className="pl-m0" id="sending">
            {words.sendingTitle(rows.length, received, waiting)}
          </h2>
          <p>{words.drop}</p>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={words.choose}
          onChange={(event) => {
            uploads.take(event.target.files ?? []);
            event.target.value = "";
          }}
        />
        <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      </div>
      {rows.length > 0 ? (
        <ul className="pl-rows pl-m0" aria-label={words.list}>
          {rows.map((row) => (
            <UploadRow
              key={row.key}
              name={row.file.name}
              size={row.phase === "refused" && row.sent === 0 ? null : row.file.size}
              percent={row.phase === "refused" ? null : percentOf(row)}
              look={row.phase}
              state={stateOf(row)}
            >
              <Acts row={row} uploads={uploads} inspection={inspection} />
            </UploadRow>
          ))}
        </ul>
      ) : null}
      <p className="visually-hidden" role="status">
        {announcement(rows)}
      </p>
    </section>
  );
}
