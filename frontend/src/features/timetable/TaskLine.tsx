import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords, daysLeftInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { WasNow } from "./WasNow";
import { markTaskDone, task as taskQuery, undoTask, type Dated, type Task, type TaskDetail } from "./queries";

const text = words.task;

/** Where a task or a milestone stands, in words. Of some steps the reader may know the week and no more. */
export function StateText({ row }: { row: Dated }) {
  if (row.state === "planned_week") return <StatusText tone="none">{words.planned}</StatusText>;
  if (row.state === "done") {
    return (
      <StatusText tone={row.late ? "warn" : "ok"}>
        {row.late ? words.late(row.late) : words.done(row.done_on ? dateInWords(row.done_on) : "")}
      </StatusText>
    );
  }
  if (row.overdue) return <StatusText tone="bad">{words.overdue}</StatusText>;
  const left = row.days_left !== null && row.days_left <= 14 ? daysLeftInWords(row.days_left) : words.waiting;
  return <StatusText tone={row.days_left === 0 ? "warn" : "none"}>{left}</StatusText>;
}

function Tick({ inspection, detail, onDone }: { inspection: string; detail: TaskDetail; onDone: () => void }) {
  const { act, busy, messages } = useAct();
  const mark = permissionFor(detail.permitted_actions, "mark_task_done");
  const undo = permissionFor(detail.permitted_actions, "undo_task");
  const done = detail.state === "done";
  const suffix = `-${detail.code}`;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const worked = await act(async () => {
      if (done) await undoTask(inspection, detail.code, textOf(form, `reason${suffix}`));
      else {
        await markTaskDone(inspection, detail.code, {
          done_on: textOf(form, `done_on${suffix}`) || null,
          note: textOf(form, `note${suffix}`) || null,
        });
      }
    });
    if (worked) onDone();
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mb3" onSubmit={(event) => void submit(event)} noValidate>
      <p>{detail.instruction}</p>
      {detail.done_by ? <p className="pl-meta">{text.doneBy(detail.done_by)}</p> : null}
      {detail.note ? <p className="pl-prewrap">{detail.note}</p> : null}
      <ErrorSummary messages={messages} />
      {done ? (
        undo?.allowed && <TextField name={`reason${suffix}`} label={text.undoReason} />
      ) : mark?.allowed ? (
        <>
          <TextField name={`done_on${suffix}`} type="date" label={text.on} />
          <TextArea name={`note${suffix}`} label={text.note} hint={text.noteHint} rows={2} />
        </>
      ) : null}
      {done && undo ? (
        <Button type="submit" small secondary busy={busy} permission={undo}>
          {text.undoButton}
        </Button>
      ) : null}
      {!done && mark ? (
        <Button type="submit" small busy={busy} permission={mark}>
          {text.button}
        </Button>
      ) : null}
    </form>
  );
}

/** One duty of one side: what, by when, where it stands; opened, it can be marked as done by those it belongs to. */
export function TaskLine({ inspection, task }: { inspection: string; task: Task }) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...taskQuery(inspection, task.code), enabled: open });
  const queries = useQueryClient();
  return (
    <div className="pl-task">
      <p>
        {task.title}
        {task.optional ? ` (${words.optional.toLowerCase()})` : ""}
      </p>
      {task.due ? (
        <p>
          <WasNow row={task} unmoved={words.by} />
        </p>
      ) : null}
      <p className="pl-bar pl-gap2">
        <StateText row={task} />
        <button
          type="button"
          className="pl-linkbutton pl-linkbutton--blue"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? text.close : text.change}
          <span className="visually-hidden">: {task.title}</span>
        </button>
      </p>
      {open ? (
        data ? (
          <Tick
            key={data.data.state}
            inspection={inspection}
            detail={data.data}
            onDone={() => {
              setOpen(false);
              void queries.invalidateQueries({ queryKey: ["timetable"] });
            }}
          />
        ) : (
          <Loading what="the task" />
        )
      ) : null}
    </div>
  );
}
