import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment, useRef, useState } from "react";
import { useAct } from "../../api/useAct";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { useInspection } from "../inspections/useInspection";
import { COLUMNS, importWords as words } from "./enImport";
import { ImportReport } from "./ImportReport";
import { importEvidence, type EvidenceImport } from "./queries";

const EMPTY_TABLE = `data:text/csv;charset=utf-8,${encodeURIComponent(`${COLUMNS.map(([name]) => name).join(",")}\r\n`)}`;

function HowTo() {
  return (
    <details className="ds_details" open>
      <summary className="ds_details__summary">{words.how}</summary>
      <div className="ds_details__text">
        <ul>
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        <h3>{words.columns}</h3>
        <dl className="pl-dl">
          {COLUMNS.map(([name, meaning]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </Fragment>
          ))}
        </dl>
        <p>
          <a href={EMPTY_TABLE} download="manifest.csv">
            {words.example}
          </a>
        </p>
      </div>
    </details>
  );
}

interface Work {
  zip: File;
  checking: boolean;
  percent: number;
}

function Working({ work }: { work: Work }) {
  const name = (work.checking ? words.checking : words.importing)(work.zip.name);
  return (
    <div className="pl-mt4" role="status">
      <p>
        <b>{name}</b>. {words.sent(work.percent)}
      </p>
      <progress className="pl-progress" max={100} value={work.percent} aria-label={name} />
    </div>
  );
}

function Verdict({ report, onImport, busy }: { report: EvidenceImport; onImport: () => void; busy: boolean }) {
  const bad = report.rows.filter((row) => row.problems.length > 0).length;
  const references = report.rows.map((row) => row.reference ?? "");
  if (!report.dry_run) {
    const title = words.done(references.length, references[0] ?? "", references.at(-1) ?? "");
    return (
      <Notice kind="next" title={title}>
        <p>{words.doneBody}</p>
      </Notice>
    );
  }
  if (!report.acceptable) {
    return (
      <Notice kind="bad" title={words.unsound(bad, report.rows.length)}>
        <p>{words.unsoundBody}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="next" title={words.sound(report.rows.length)}>
      <p>{words.soundBody}</p>
      <Button onClick={onImport} busy={busy}>
        {words.button(report.rows.length)}
      </Button>
    </Notice>
  );
}

/** Many files at once: chosen, checked row by row, and then imported together or not at all. */
export default function ImportPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const mayAdd = permissionFor(inspection.permitted_actions, "add_evidence");
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [zip, setZip] = useState<File | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const [report, setReport] = useState<EvidenceImport | null>(null);
  const { act, busy, messages, setMessages } = useAct();

  async function send(file: File, checking: boolean) {
    await act(async () => {
      setWork({ zip: file, checking, percent: 0 });
      const progress = (sent: number, total: number) =>
        setWork({ zip: file, checking, percent: Math.floor((sent / Math.max(1, total)) * 100) });
      setReport(await importEvidence(id, file, checking, progress));
      if (!checking) await queries.invalidateQueries({ queryKey: ["evidence", id] });
    });
    setWork(null);
  }

  function choose(file: File | undefined) {
    if (!file || busy) return;
    setReport(null);
    if (!/\.zip$/i.test(file.name)) return setMessages([{ field: "", words: words.notZip }]);
    setZip(file);
    void send(file, true);
  }

  return (
    <>
      <PageHead title={words.title} lede={words.lede}>
        <Link to={paths.evidence(id)}>{words.back}</Link>
      </PageHead>
      {mayAdd && !mayAdd.allowed ? (
        <Notice>
          <p>{mayAdd.reason}</p>
        </Notice>
      ) : null}
      <ErrorSummary messages={messages} />
      <div
        className="pl-drop pl-bar pl-bar--between pl-mb4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          choose(event.dataTransfer.files[0]);
        }}
      >
        <div>
          <h2 className="pl-m0">{zip ? zip.name : words.chooseTitle}</h2>
          <p>{words.drop}</p>
        </div>
        <input
          ref={input}
          type="file"
          accept=".zip"
          hidden
          aria-label={words.choose}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button
          secondary={report?.acceptable ?? false}
          permission={mayAdd}
          busy={busy}
          onClick={() => input.current?.click()}
        >
          {zip ? words.chooseOther : words.choose}
        </Button>
      </div>
      {work ? <Working work={work} /> : null}
      {report ? (
        <>
          <Verdict report={report} busy={busy} onImport={() => (zip ? void send(zip, false) : undefined)} />
          <ImportReport key={String(report.dry_run) + (zip?.name ?? "")} inspection={id} report={report} />
        </>
      ) : (
        <HowTo />
      )}
    </>
  );
}
