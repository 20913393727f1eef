import { useRef, useState } from "react";
import { Button, permissionFor } from "../../ui/Button";
import { TextField } from "../../ui/fields";
import { UploadRow } from "../../ui/UploadRow";
import { useUploads } from "../evidence/useUploads";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";
import type { FileOfTask } from "./queries";

const text = words.task.files;

/** What is named with a tick: a file that is sent here becomes evidence, anything else is a link to where it is kept. */
export function TaskFiles({
  inspection,
  code,
  files,
  onChange,
}: {
  inspection: string;
  code: string;
  files: FileOfTask[];
  onChange: (files: FileOfTask[]) => void;
}) {
  const { permitted_actions } = useInspection(inspection);
  const maySend = permissionFor(permitted_actions, "add_evidence")?.allowed ?? false;
  const [title, setTitle] = useState("");
  const [address, setAddress] = useState("");
  const addLink = () => {
    if (!title.trim() || !address.trim()) return;
    onChange([...files, { title: title.trim(), address: address.trim(), evidence: null }]);
    setTitle("");
    setAddress("");
  };
  return (
    <fieldset className="pl-fieldset">
      <legend>{text.title}</legend>
      {files.length > 0 ? (
        <ul className="pl-rows pl-mb3">
          {files.map((file, at) => (
            <li className="pl-bar pl-bar--between" key={`${file.evidence} ${file.address}`}>
              <span className="pl-anywhere">
                {file.title}
                <span className="pl-meta pl-block">{file.evidence ?? file.address}</span>
              </span>
              <Button secondary small onClick={() => onChange(files.filter((_, other) => other !== at))}>
                {text.remove}
                <span className="visually-hidden"> {file.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {maySend ? <Send inspection={inspection} files={files} onChange={onChange} /> : null}
      <TextField
        name={`link_title-${code}`}
        label={text.linkTitle}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        name={`link_address-${code}`}
        type="url"
        label={text.linkAddress}
        hint={text.linkHint}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        onBlur={addLink}
      />
      <Button secondary small onClick={addLink}>
        {text.addLink}
      </Button>
    </fieldset>
  );
}

function Send({
  inspection,
  files,
  onChange,
}: {
  inspection: string;
  files: FileOfTask[];
  onChange: (files: FileOfTask[]) => void;
}) {
  const { rows, uploads } = useUploads(inspection);
  const [before] = useState(() => new Set(rows.map((row) => row.key)));
  const input = useRef<HTMLInputElement>(null);
  const own = rows.filter((row) => !before.has(row.key));
  const arrived = own.filter(
    (row) => row.phase === "received" && row.reference && !files.some((file) => file.evidence === row.reference),
  );
  return (
    <div className="pl-mb4">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={text.choose}
        onChange={(event) => {
          void uploads.take(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <Button secondary small onClick={() => input.current?.click()}>
        {text.choose}
      </Button>
      <ul className="pl-rows pl-mt3" aria-label={text.sending}>
        {own
          .filter((row) => row.phase !== "received" || arrived.includes(row))
          .map((row) => (
            <UploadRow
              key={row.key}
              name={row.name}
              size={row.size}
              percent={row.phase === "refused" ? null : Math.floor((row.sent / Math.max(1, row.size)) * 100)}
              look={row.phase === "interrupted" ? "lost" : row.phase}
              state={row.words ?? text.phases[row.phase]}
            >
              {row.phase === "received" ? (
                <Button
                  secondary
                  small
                  onClick={() => onChange([...files, { title: row.name, address: null, evidence: row.reference }])}
                >
                  {text.attach}
                  <span className="visually-hidden"> {row.name}</span>
                </Button>
              ) : row.phase === "lost" ? (
                <Button secondary small onClick={() => uploads.carryOn(row.key)}>
                  {text.again}
                  <span className="visually-hidden"> {row.name}</span>
                </Button>
              ) : null}
            </UploadRow>
          ))}
      </ul>
    </div>
  );
}
