import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime, sizeInWords } from "../../lib/dates";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { StatusText } from "../../ui/StatusText";
import { MALWARE } from "./en";
import { detail as words } from "./enDetail";
import { SCAN_TONES } from "./ItemFacts";
import { downloadTicket, evidenceVersions, type EvidenceItem } from "./queries";
import { Announcement, UploadLine } from "./UploadLine";
import { useUploads } from "./useUploads";

/** A later file is a later version: the earlier ones stay, and what was submitted stays submitted. */
function NewVersion({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  const { rows, uploads } = useUploads(inspection);
  const input = useRef<HTMLInputElement>(null);
  const own = rows.filter((row) => row.reference === item.reference);
  const first = !item.file;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={first ? words.sendFile : words.newVersion}
        onChange={(event) => {
          void uploads.take(event.target.files ?? [], { id: item.id, reference: item.reference });
          event.target.value = "";
        }}
      />
      <div className="pl-bar pl-mt4">
        <Button
          secondary
          permission={permissionFor(item.permitted_actions, "put_evidence_content")}
          onClick={() => input.current?.click()}
        >
          {first ? words.sendFile : words.newVersion}
        </Button>
        <span className="pl-meta">{first ? words.sendFileHint : words.newVersionHint}</span>
      </div>
      {own.length > 0 ? (
        <ul className="pl-rows pl-mt4" aria-label={words.versions}>
          {own.map((row) => (
            <UploadLine key={row.key} row={row} uploads={uploads} inspection={inspection} />
          ))}
        </ul>
      ) : null}
      <Announcement rows={own} />
    </>
  );
}

export function Versions({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  // The first version came with the item: only where there are more is their list asked for.
  const several = (item.file?.version ?? 0) > 1;
  const { data } = useQuery({ ...evidenceVersions(inspection, item.id), enabled: several });
  const { act, busy, messages } = useAct();
  const download = (version: number) =>
    act(async () => {
      const ticket = await downloadTicket(inspection, item.id, version);
      window.location.assign(ticket.address);
    });
  const files = data?.items ?? (item.file ? [item.file] : []);
  const mayBring = permissionFor(item.permitted_actions, "put_evidence_content");
  return (
    <section className="pl-section pl-mt6" aria-labelledby="versions">
      <h2 id="versions">{files.length > 1 ? words.versionsOf(files.length) : words.fileHeading}</h2>
      <ErrorSummary messages={messages} />
      {files.length === 0 ? <p>{words.noFile}</p> : null}
      <ul className="pl-rows">
        {files.map((file) => (
          <li className="pl-bar pl-bar--between" key={file.version}>
            <div>
              <p>
                {words.version(file.version)}: {file.file_name}
              </p>
              <p className="pl-meta">
                {sizeInWords(file.size)}, {shortDateAndTime(file.received_at)}, {file.added_by}
                {file.submitted_at ? `. ${words.submittedAt(shortDateAndTime(file.submitted_at))}` : null}
              </p>
              <StatusText tone={SCAN_TONES[file.state]} wrap>
                {MALWARE[file.state]}
              </StatusText>
            </div>
            <Button
              secondary
              small
              busy={busy}
              permission={downloadable(file.state)}
              onClick={() => void download(file.version)}
            >
              {words.download}
              <span className="visually-hidden"> {words.version(file.version)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {mayBring?.allowed ? <NewVersion inspection={inspection} item={item} /> : null}
    </section>
  );
}

/** What the server would refuse is said at the button. */
function downloadable(state: keyof typeof MALWARE) {
  const open = state === "clean" || state === "unscanned";
  return { action: "create_download_ticket", allowed: open, reason: open ? null : words.closed };
}
