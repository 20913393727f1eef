import { useRef, useState } from "react";
import { useAct } from "../../api/useAct";
import { Button, type Permission } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { words } from "./en";
import { sendList, type Column, type Sending } from "./queries";
import { ReportTable } from "./ReportTable";

const text = words.send;
const LARGEST = 64 * 1024 * 1024;

interface Work {
  name: string;
  percent: number;
}

interface Props {
  inspection: string;
  columns: Column[];
  permission: Permission;
  onSent: () => Promise<void>;
}

function Working({ work }: { work: Work }) {
  return (
    <div className="pl-mt4" role="status">
      <p>
        <b>{work.name}</b>. {text.sent(work.percent)}
      </p>
      <progress className="pl-progress" max={100} value={work.percent} aria-label={work.name} />
    </div>
  );
}

function Verdict({ sent, busy, onSend }: { sent: Sending; busy: boolean; onSend: () => void }) {
  const { report, version } = sent;
  if (version) {
    const title = sent.stands_already ? text.already(version.version) : text.accepted(version.version, version.cases);
    return (
      <Notice kind="next" title={title}>
        <p>{sent.stands_already ? text.alreadyBody : text.acceptedBody}</p>
      </Notice>
    );
  }
  return report.in_order ? (
    <Notice kind="next" title={text.sound(report.cases)}>
      <p>{text.soundBody}</p>
      <Button onClick={onSend} busy={busy}>
        {text.button}
      </Button>
    </Notice>
  ) : (
    <Notice kind="bad" title={text.unsound(report.problem_count)}>
      <p>{text.unsoundBody}</p>
      <Button secondary onClick={onSend} busy={busy}>
        {text.keep}
      </Button>
    </Notice>
  );
}

/** A file is checked first, and sent when it is in order; or its report is kept, for others to help with. */
export function Send({ inspection, columns, permission, onSent }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const [sent, setSent] = useState<Sending | null>(null);
  const [kept, setKept] = useState(false);
  const { act, busy, messages, setMessages } = useAct();

  async function send(chosen: File, checking: boolean) {
    const name = (checking ? text.checking : text.sending)(chosen.name);
    await act(async () => {
      setWork({ name, percent: 0 });
      const progress = (done: number, total: number) =>
        setWork({ name, percent: Math.floor((done / Math.max(1, total)) * 100) });
      const answer = await sendList(inspection, chosen, checking, progress);
      setSent(answer);
      setKept(answer === null);
      if (!checking) await onSent();
    });
    setWork(null);
  }

  function choose(chosen: File | undefined) {
    if (!chosen || busy || !permission.allowed) return;
    setSent(null);
    setKept(false);
    if (chosen.size > LARGEST) return setMessages([{ field: "", words: text.tooLarge }]);
    setFile(chosen);
    void send(chosen, true);
  }

  return (
    <section className="pl-mb6" aria-labelledby="send">
      <h2 id="send">{text.title}</h2>
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
          <p className="pl-anywhere">{file ? <b>{file.name}</b> : text.drop}</p>
          <p className="pl-meta">{text.hint}</p>
        </div>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx,.txt"
          hidden
          aria-label={text.choose}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button secondary={sent !== null} permission={permission} busy={busy} onClick={() => input.current?.click()}>
          {file ? text.other : text.choose}
        </Button>
      </div>
      {work ? <Working work={work} /> : null}
      {kept ? (
        <Notice kind="warn">
          <p>{text.kept}</p>
        </Notice>
      ) : null}
      {sent ? (
        <>
          <Verdict sent={sent} busy={busy} onSend={() => (file ? void send(file, false) : undefined)} />
          <ReportTable report={sent.report} columns={columns} />
        </>
      ) : null}
    </section>
  );
}
