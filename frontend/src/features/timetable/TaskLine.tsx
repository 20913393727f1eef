import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dateInWords, daysLeftInWords } from "../../lib/dates";
import { Loading } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { WasNow } from "./WasNow";
import { task as taskQuery, type Dated, type Task } from "./queries";
import { TaskForm } from "./TaskForm";

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
          <TaskForm
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
