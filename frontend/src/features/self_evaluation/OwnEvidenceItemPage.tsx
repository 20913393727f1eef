import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Fragment, useState, type ReactNode } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords, shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { saveFile } from "../../lib/saveFile";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { NotFoundPage } from "../../ui/NotFound";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { MALWARE } from "../evidence/en";
import { SCAN_TONES } from "../evidence/ItemFacts";
import { describeFile } from "../evidence/LibraryTable";
import type { EvidenceItem } from "../evidence/queries";
import { own } from "./enOwn";
import { OwnEvidenceForm } from "./OwnEvidenceForm";
import { deleteOwnEvidence, ownEvidenceFile, ownEvidenceItem, putOwnEvidence } from "./ownQueries";
import { usePlace, type Place } from "./place";
import { evidenceOf } from "./queries";

const text = own.evidence.one;

function Facts({ item }: { item: EvidenceItem }) {
  const { file } = item;
  const rows: [string, ReactNode][] = [
    [text.on, item.evidence_on ? dateInWords(item.evidence_on) : text.notGiven],
    [text.received, `${shortDateAndTime(file?.received_at ?? item.received_at)}, ${item.added_by}`],
  ];
  if (item.address) {
    rows.push([text.address, item.kind === "link" ? <a href={item.address}>{item.address}</a> : item.address]);
  }
  if (file) {
    rows.push([text.file, describeFile(item)]);
    rows.push([
      text.check,
      <StatusText key="check" tone={SCAN_TONES[file.state]} wrap>
        {MALWARE[file.state]}
      </StatusText>,
    ]);
    rows.push([text.hash, file.sha256]);
  }
  return (
    <dl className="pl-dl pl-anywhere">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** The file to take home, and a newer one in its place: the one before stays as a version. */
function File({ place, item, onDone }: { place: Place; item: EvidenceItem; onDone: () => Promise<void> }) {
  const [sent, setSent] = useState(false);
  const { act, busy, messages } = useAct();
  if (item.kind !== "file") return null;
  const send = (file: globalThis.File) =>
    void act(async () => {
      setSent(false);
      await putOwnEvidence(place.id, item.id, file);
      setSent(true);
      await onDone();
    });
  return (
    <section className="pl-section" aria-labelledby="file">
      <h2 id="file">{text.file}</h2>
      <ErrorSummary messages={messages} />
      {item.file ? (
        <Button
          secondary
          busy={busy}
          onClick={() =>
            void act(async () => saveFile(await ownEvidenceFile(place.id, item.id), item.file?.file_name ?? item.title))
          }
        >
          {text.download}
        </Button>
      ) : null}
      <div className="pl-field pl-mt4">
        <label className="ds_label" htmlFor="newer">
          {item.file ? text.newer : text.send}
        </label>
        <p className="ds_hint-text" id="newer-hint">
          {text.newerHint}
        </p>
        <input
          id="newer"
          type="file"
          className="ds_input"
          aria-describedby="newer-hint"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) send(file);
          }}
        />
      </div>
      <p role="status">{busy ? own.evidence.adding : sent ? <StatusText tone="ok">{text.sent}</StatusText> : null}</p>
    </section>
  );
}

function Remove({ place, item, etag }: { place: Place; item: EvidenceItem; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const go = useNavigate();
  const { act, busy, messages } = useAct();
  const remove = () =>
    void act(async () => {
      await deleteOwnEvidence(place.id, item.id, etag);
      await go({ to: paths.ownEvidence(place.id) });
      await queries.invalidateQueries({ queryKey: ["evidence", place.id] });
    });
  return (
    <div className="pl-mt6">
      <ErrorSummary messages={messages} />
      {asking ? (
        <Confirm
          title={text.removeTitle(item.reference)}
          yes={text.removeYes}
          no={text.removeNo}
          busy={busy}
          onYes={remove}
          onNo={() => setAsking(false)}
        >
          <p>{text.removeBody}</p>
        </Confirm>
      ) : (
        <Button
          secondary
          small
          permission={permissionFor(item.permitted_actions, "delete_evidence")}
          onClick={() => setAsking(true)}
        >
          {text.remove}
        </Button>
      )}
    </div>
  );
}

function Item({ place, id }: { place: Place; id: string }) {
  const { data } = useSuspenseQuery(ownEvidenceItem(place.id, id));
  const item = data.data;
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ["evidence", place.id] });
  const change = permissionFor(item.permitted_actions, "change_evidence");
  return (
    <>
      <PageHead title={item.title} tabTitle={`${item.reference} ${item.title}`} kicker={item.reference}>
        <Link to={paths.ownEvidence(place.id)}>{text.all}</Link>
      </PageHead>
      <Facts item={item} />
      {item.description ? <p className="pl-measure pl-prewrap">{item.description}</p> : null}
      <File place={place} item={item} onDone={again} />
      {change?.allowed ? (
        <OwnEvidenceForm key={data.etag} place={place} item={item} etag={data.etag} onSaved={again} />
      ) : null}
      <Remove place={place} item={item} etag={data.etag} />
    </>
  );
}

/** One item of evidence of a council's own: what it is, its file, and what is said of it. */
export default function OwnEvidenceItemPage() {
  const place = usePlace();
  const reference = useParam("reference");
  const { data: items } = useSuspenseQuery(evidenceOf(place));
  const row = items.find((item) => item.reference === reference);
  return row ? <Item key={row.id} place={place} id={row.id} /> : <NotFoundPage />;
}
