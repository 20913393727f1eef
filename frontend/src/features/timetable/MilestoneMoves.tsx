import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { words } from "./en";
import { faults, plan } from "./enPlan";
import { Moves } from "./Moves";
import {
  milestone as milestoneQuery,
  previewMilestone,
  reviseMilestone,
  type MilestoneDetail,
  type PlanChange,
  type PlanShift,
} from "./queries";

const text = plan.revise;

interface Move {
  key: string;
  what: string;
  reason: string;
  by: string;
}

function movesOf(detail: MilestoneDetail, shifts: PlanShift[]): Move[] {
  const single = detail.revisions.map((row) => ({
    key: row.revised_at,
    what: `${row.previous.words} → ${row.due.words}.`,
    reason: row.reason,
    by: `${row.revised_by}, ${shortDateAndTime(row.revised_at)}`,
  }));
  const slips = shifts
    .filter((row) => row.from_week <= detail.week && (!detail.done_on || row.shifted_at < detail.done_on))
    .map((row) => ({
      key: row.shifted_at,
      what: plan.slips.slip(row.from_week, row.weeks),
      reason: row.reason,
      by: `${row.shifted_by}, ${shortDateAndTime(row.shifted_at)}`,
    }));
  return [...slips, ...single].sort((one, other) => one.key.localeCompare(other.key));
}

function ReviseForm({
  inspection,
  detail,
  etag,
  onDone,
}: {
  inspection: string;
  detail: MilestoneDetail;
  etag: string | null;
  onDone: () => void;
}) {
  const [change, setChange] = useState<PlanChange | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct(faults);
  const permission = permissionFor(detail.permitted_actions, "revise_milestone");
  if (!permission) return null;

  function wanted() {
    const data = new FormData(form.current ?? undefined);
    return {
      date: { due_on: textOf(data, "due_on"), due_time: textOf(data, "due_time") || null },
      reason: textOf(data, "reason"),
    };
  }

  async function show(event: FormEvent) {
    event.preventDefault();
    await act(async () => setChange(await previewMilestone(inspection, detail.code, wanted().date)));
  }

  const move = () =>
    void act(async () => {
      const { date, reason } = wanted();
      await reviseMilestone(inspection, detail.code, etag, { ...date, reason });
      await queries.invalidateQueries({ queryKey: ["timetable"] });
      onDone();
    });

  return (
    <>
      <form
        ref={form}
        className="pl-panel pl-panel--plain pl-mb4"
        onSubmit={(event) => void show(event)}
        onChange={() => setChange(null)}
        noValidate
      >
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
        {change ? null : (
          <div className="pl-bar">
            <Button type="submit" small busy={busy} permission={permission}>
              {text.show}
            </Button>
            {permission.allowed ? (
              <Button small secondary onClick={onDone}>
                {words.reviseForm.cancel}
              </Button>
            ) : null}
          </div>
        )}
      </form>
      {change ? (
        <Confirm
          title={text.confirm}
          yes={text.yes}
          no={words.reviseForm.cancel}
          busy={busy}
          onYes={move}
          onNo={() => setChange(null)}
        >
          <Moves change={change} />
        </Confirm>
      ) : null}
    </>
  );
}

/** How a milestone was moved, by whom and why, and another move for those who may. */
export function MilestoneMoves({
  inspection,
  code,
  shifts,
  onDone,
}: {
  inspection: string;
  code: string;
  shifts: PlanShift[];
  onDone: () => void;
}) {
  const { data } = useQuery(milestoneQuery(inspection, code));
  if (!data) return <Loading what="the date" />;
  const moves = movesOf(data.data, shifts);
  return (
    <div className="pl-mt3">
      {moves.length === 0 ? <p className="pl-meta">{text.still}</p> : null}
      {moves.length > 0 ? (
        <ul className="pl-rows pl-mb4" aria-label={text.reached}>
          {moves.map((move) => (
            <li key={move.key}>
              {move.what} {move.reason}
              <p className="pl-meta">{move.by}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <ReviseForm inspection={inspection} detail={data.data} etag={data.etag} onDone={onDone} />
    </div>
  );
}
