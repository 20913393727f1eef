import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useKeptValue } from "../../api/useKeptValue";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { StatusText } from "../../ui/StatusText";
import { useSeen } from "../../ui/useSeen";
import { deskAt } from "./desk";
import { format } from "./enFormat";
import { lineFaults, linesOf, pagesOf, WRITTEN, type Line, type MapWritten } from "./pageLines";
import { PageLine } from "./PageLine";
import { permittedAt } from "./permitted";
import { historyPath, type Place } from "./place";
import { document as documentQuery, evidenceOf, type DocumentMap as Map } from "./queries";

const text = format.document;

interface FormProps {
  place: Place;
  map: Map;
  etag: string | null;
  onSaved: () => Promise<void>;
}

function MapForm({ place, map, etag, onSaved }: FormProps) {
  const { data: evidence } = useQuery(evidenceOf(place));
  const [standing] = useState<MapWritten>(() => ({ file: map.evidence ?? "", lines: linesOf(map.pages) }));
  const kept = useKeptValue(`${place.id}/self-evaluation/document-map`, standing, etag, WRITTEN);
  const { file, lines } = kept.value;
  const setLines = (next: Line[]) => kept.change({ file, lines: next });
  const [saved, setSaved] = useState(false);
  const { act, busy, messages, setMessages } = useAct();
  const permission = permittedAt(place, map.permitted_actions, "save_document");

  async function save() {
    const faults = lineFaults(lines);
    setMessages(faults);
    if (faults.length > 0) return;
    setSaved(false);
    const done = await act(async () => {
      await deskAt(place).saveDocument(etag, { evidence: file || null, pages: pagesOf(lines) });
    });
    if (!done) return;
    kept.sent();
    await onSaved();
    setSaved(true);
  }

  return (
    <>
      <ErrorSummary messages={messages} />
      {kept.stale ? (
        <Notice kind="warn">
          <p>{text.stale}</p>
        </Notice>
      ) : null}
      <Select
        name="document"
        label={text.file}
        value={file}
        onChange={(event) => kept.change({ file: event.target.value, lines })}
        messages={messages}
      >
        <option value="">{text.none}</option>
        {evidence
          ?.filter((item) => !item.withdrawn_at)
          .map((item) => (
            <option key={item.reference} value={item.reference}>
              {item.reference} {item.title}
            </option>
          ))}
      </Select>
      <p>
        <Link to={place.kind === "own" ? paths.ownEvidence(place.id) : paths.evidence(place.id)}>
          {text.addEvidence}
        </Link>
      </p>
      <fieldset className="pl-fieldset">
        <legend>{text.pages}</legend>
        {lines.map((line, at) => (
          <PageLine
            key={line.key}
            place={place}
            number={at + 1}
            line={line}
            messages={messages}
            onChange={(next) => setLines(lines.map((one) => (one.key === line.key ? next : one)))}
            onRemove={() => setLines(lines.filter((one) => one.key !== line.key))}
          />
        ))}
        <Button
          secondary
          small
          onClick={() => setLines([...lines, { key: crypto.randomUUID(), covers: "", first: "", last: "" }])}
        >
          {text.addRow}
        </Button>
      </fieldset>
      <div className="pl-bar">
        <Button permission={permission} busy={busy} onClick={() => void save()}>
          {text.save}
        </Button>
        <span className="pl-meta">{text.kept}</span>
        <span role="status">{saved ? <StatusText tone="ok">{text.saved}</StatusText> : null}</span>
      </div>
    </>
  );
}

/** One document in the council's own format, mapped page by page to what it speaks about. */
export function DocumentMap({ place, onSaved }: { place: Place; onSaved: () => Promise<void> }) {
  const { block, seen } = useSeen<HTMLElement>();
  const { data } = useQuery({ ...documentQuery(place), refetchOnWindowFocus: false, enabled: seen });
  return (
    <section ref={block} className="pl-section" aria-labelledby="own-document">
      <h2 id="own-document">{text.title}</h2>
      <p className="pl-measure">{text.hint}</p>
      {data ? <MapForm place={place} map={data.data} etag={data.etag} onSaved={onSaved} /> : null}
      {data?.data.written_at ? (
        <p className="pl-mt4">
          <Link to={historyPath(place, "document")}>{text.history}</Link>
        </p>
      ) : null}
    </section>
  );
}
