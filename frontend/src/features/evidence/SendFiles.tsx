import { useRef, useState, type DragEvent } from "react";
import { Button } from "../../ui/Button";
import { words } from "./en";
import { Announcement, UploadLine } from "./UploadLine";
import { useUploads } from "./useUploads";

const NEEDS_SOMEBODY = ["paused", "lost", "interrupted", "refused"];

export function SendFiles({ inspection }: { inspection: string }) {
  const { rows, uploads } = useUploads(inspection);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const received = rows.filter((row) => row.phase === "received").length;
  const waiting = rows.filter((row) => NEEDS_SOMEBODY.includes(row.phase)).length;

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void uploads.take(event.dataTransfer.files);
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
            void uploads.take(event.target.files ?? []);
            event.target.value = "";
          }}
        />
        <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      </div>
      {rows.length > 0 ? (
        <ul className="pl-rows pl-m0" aria-label={words.list}>
          {rows.map((row) => (
            <UploadLine key={row.key} row={row} uploads={uploads} inspection={inspection} />
          ))}
        </ul>
      ) : null}
      <Announcement rows={rows} />
    </section>
  );
}
