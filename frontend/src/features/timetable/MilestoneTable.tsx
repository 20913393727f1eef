import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime, weekInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { words } from "./en";
import { milestone as milestoneQuery, reviseMilestone, type Milestone } from "./queries";
import { StateText } from "./TaskLine";

function DateCell({ row }: { row: Milestone }) {
  if (!row.due) return <>{weekInWords(row.week_begins_on)}</>;
  if (!row.revised || !row.planned) return <>{row.due.words}</>;
  return (
    <>
      <del className="pl-was">
        <span className="visually-hidden">{words.was} </span>
        {row.planned.words}
      </del>{" "}
      <ins className="pl-is">
        <span className="visually-hidden">{words.now} </span>
        {row.due.words}
      </ins>
    </>
  );
}

function Revise({ inspection, code, onDone }: { inspection: string; code: string; onDone: () => void }) {
  const { data } = useQuery(milestoneQuery(inspection, code));
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  if (!data) return <Loading what="the date" />;
  const permission = permissionFor(data.data.permitted_actions, "revise_milestone");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const worked = await act(async () => {
      await reviseMilestone(inspection, code, data?.etag ?? null, {
        due_on: textOf(form, "due_on"),
        due_time: textOf(form, "due_time") || null,
        reason: textOf(form, "reason"),
      });
      await queries.invalidateQueries({ queryKey: ["timetable"] });
    });
    if (worked) onDone();
  }

  return (
    <>
      {data.data.revisions.length > 0 ? (
        <ul className="pl-rows">
          {data.data.revisions.map((revision) => (
            <li key={revision.revised_at}>
              {revision.previous.words} → {revision.due.words}. {revision.reason}
              <p className="pl-meta">
                {revision.revised_by}, {shortDateAndTime(revision.revised_at)}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {permission ? (
        <form className="pl-panel pl-panel--plain" onSubmit={(event) => void submit(event)} noValidate>
          <ErrorSummary messages={messages} />
          {permission.allowed ? (
            <>
              <TextField name="due_on" type="date" label={words.reviseForm.on} messages={messages} />
              <TextField name="due_time" type="time" label={words.reviseForm.time} messages={messages} />
              <TextArea
                name="reason"
                rows={2}
                label={words.reviseForm.reason}
                hint={words.reviseForm.reasonHint}
                messages={messages}
              />
            </>
          ) : null}
          <div className="pl-bar">
            <Button type="submit" small busy={busy} permission={permission}>
              {words.reviseForm.button}
            </Button>
            <Button small secondary onClick={onDone}>
              {words.reviseForm.cancel}
            </Button>
          </div>
        </form>
      ) : null}
    </>
  );
}

export function MilestoneTable({ inspection, rows }: { inspection: string; rows: Milestone[] }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{words.tableCaption}</caption>
      <thead>
        <tr>
          {Object.values(words.columns).map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td data-h={words.columns.week}>{row.week}</td>
            <td data-h={words.columns.date}>
              <DateCell row={row} />
            </td>
            <td data-h={words.columns.who}>{words.sides[row.party]}</td>
            <th scope="row">
              {row.title}{" "}
              {row.due ? (
                <button
                  type="button"
                  className="pl-linkbutton pl-linkbutton--blue"
                  aria-expanded={open === row.code}
                  onClick={() => setOpen(open === row.code ? null : row.code)}
                >
                  {row.revised ? words.history : words.revise}
                  <span className="visually-hidden">: {row.title}</span>
                </button>
              ) : null}
              {open === row.code ? (
                <Revise inspection={inspection} code={row.code} onDone={() => setOpen(null)} />
              ) : null}
            </th>
            <td data-h={words.columns.state}>
              <StateText row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
