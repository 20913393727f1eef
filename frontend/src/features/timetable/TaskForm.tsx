import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords, shortDateAndTime } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextArea, TextField } from "../../ui/fields";
import { words } from "./en";
import { markTaskDone, taskEntries, undoTask, type FileOfTask, type TaskDetail } from "./queries";
import { TaskFiles } from "./TaskFiles";

const text = words.task;

function Files({ inspection, files }: { inspection: string; files: FileOfTask[] }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={text.files.title}>
      {files.map((file) => (
        <li key={`${file.evidence} ${file.address}`}>
          {file.evidence ? (
            <Link to={paths.evidenceItem(inspection, file.evidence)}>
              {file.evidence} {file.title}
            </Link>
          ) : (
            <a href={file.address ?? ""}>{file.title}</a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was entered before, ticks and their undoing; the other side's history is not there to be read. */
function History({ inspection, code }: { inspection: string; code: string }) {
  const { data } = useQuery({ ...taskEntries(inspection, code), throwOnError: false });
  if (!data || data.length === 0) return null;
  return (
    <details className="ds_details pl-mt4">
      <summary className="ds_details__summary">{text.history}</summary>
      <ol className="pl-rows ds_details__text">
        {data.map((entry) => (
          <li key={entry.entered_at}>
            <p>
              <b className="pl-w5">{entry.done_on ? text.entry.done(dateInWords(entry.done_on)) : text.entry.undone}</b>{" "}
              {entry.note}
            </p>
            <Files inspection={inspection} files={entry.files} />
            <p className="pl-meta">{text.entry.by(entry.entered_by, shortDateAndTime(entry.entered_at))}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface Props {
  inspection: string;
  detail: TaskDetail;
  onDone: () => void;
}

function TickForm({ inspection, detail, onDone, onLeave }: Props & { onLeave?: () => void }) {
  const { code, party } = detail;
  const [files, setFiles] = useState<FileOfTask[]>(detail.files);
  const { act, busy, messages } = useAct({ "/done_on": { field: `done_on-${code}` } });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const link = { title: textOf(form, `link_title-${code}`), address: textOf(form, `link_address-${code}`) };
    const worked = await act(async () => {
      await markTaskDone(inspection, code, {
        done_on: textOf(form, `done_on-${code}`) || null,
        note: textOf(form, `note-${code}`) || null,
        files: link.title && link.address ? [...files, { ...link, evidence: null }] : files,
        shared: form.has(`shared-${code}`),
      });
    });
    if (worked) onDone();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField
        name={`done_on-${code}`}
        type="date"
        label={text.on}
        hint={text.onHint}
        defaultValue={detail.done_on ?? ""}
        messages={messages}
      />
      <TextArea
        name={`note-${code}`}
        label={text.note}
        hint={text.noteHint}
        rows={2}
        defaultValue={detail.note ?? ""}
        messages={messages}
      />
      <TaskFiles inspection={inspection} code={code} files={files} onChange={setFiles} />
      <Checkbox name={`shared-${code}`} label={text.share[party]} defaultChecked={detail.shared} />
      <div className="pl-bar pl-mt4">
        <Button type="submit" small busy={busy}>
          {onLeave ? text.correctButton : text.button}
        </Button>
        {onLeave ? (
          <Button secondary small onClick={onLeave}>
            {text.leave}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function UndoForm({ inspection, detail, onDone, onLeave }: Props & { onLeave: () => void }) {
  const field = `reason-${detail.code}`;
  const { act, busy, messages } = useAct({ "/reason": { field } });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = textOf(new FormData(event.currentTarget), field);
    const worked = await act(async () => {
      await undoTask(inspection, detail.code, reason);
    });
    if (worked) onDone();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField name={field} label={text.undoReason} hint={text.undoHint} messages={messages} />
      <div className="pl-bar">
        <Button type="submit" secondary small busy={busy}>
          {text.undoButton}
        </Button>
        <Button secondary small onClick={onLeave}>
          {text.leave}
        </Button>
      </div>
    </form>
  );
}

/** One task opened: what it asks, what was entered, and the tick with its day, note and files. */
export function TaskForm(props: Props) {
  const { inspection, detail } = props;
  const [mode, setMode] = useState<"read" | "correct" | "undo">("read");
  const mark = permissionFor(detail.permitted_actions, "mark_task_done");
  const undo = permissionFor(detail.permitted_actions, "undo_task");
  const leave = () => setMode("read");
  const done = detail.state === "done";
  return (
    <div className="pl-panel pl-panel--plain pl-mb3">
      <p>{detail.instruction}</p>
      {detail.done_by ? <p className="pl-meta">{text.doneBy(detail.done_by)}</p> : null}
      {done && mode === "read" ? (
        <>
          {detail.note ? <p className="pl-prewrap">{detail.note}</p> : null}
          <Files inspection={inspection} files={detail.files} />
          {detail.shared && detail.done_by ? <p className="pl-meta">{text.shared}</p> : null}
          <div className="pl-bar">
            {undo ? (
              <Button secondary small permission={undo} onClick={() => setMode("undo")}>
                {text.undo}
              </Button>
            ) : null}
            {mark?.allowed ? (
              <Button secondary small onClick={() => setMode("correct")}>
                {text.correct}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {mode === "undo" ? <UndoForm {...props} onLeave={leave} /> : null}
      {mode === "correct" ? <TickForm {...props} onLeave={leave} /> : null}
      {!done && mark?.allowed ? <TickForm {...props} /> : null}
      {!done && mark && !mark.allowed ? (
        <Button small permission={mark}>
          {text.button}
        </Button>
      ) : null}
      <History inspection={inspection} code={detail.code} />
    </div>
  );
}
