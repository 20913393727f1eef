import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords, weekInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, Select, TextArea, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { useInspection } from "../inspections/useInspection";
import { faults, plan as words } from "./enPlan";
import { Moves } from "./Moves";
import { previewShift, shiftPlan, timetable, type PlanChange } from "./queries";
import { Slips } from "./Slips";

const text = words.move;

/** The lead lets everything from a week on come later: first what moves, then the question, then the act. */
export default function MovePlanPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: plan } = useSuspenseQuery(timetable(id));
  const [change, setChange] = useState<PlanChange | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { act, busy, messages } = useAct(faults);
  const permission = permissionFor(inspection.permitted_actions, "shift_plan");

  function wanted() {
    const data = new FormData(form.current ?? undefined);
    const weeks = Number(textOf(data, "weeks"));
    return {
      from_week: Number(textOf(data, "from_week")),
      weeks: textOf(data, "direction") === "earlier" ? -weeks : weeks,
      reason: textOf(data, "reason"),
    };
  }

  async function show(event: FormEvent) {
    event.preventDefault();
    const { from_week, weeks } = wanted();
    await act(async () => setChange(await previewShift(id, { from_week, weeks })));
  }

  const move = () =>
    void act(async () => {
      await shiftPlan(id, wanted());
      await queries.invalidateQueries({ queryKey: ["timetable"] });
      await navigate({ to: paths.timeline(id) });
    });

  return (
    <>
      <PageHead title={text.title} lede={text.lede} kicker={<Link to={paths.timeline(id)}>{words.back}</Link>} />
      {inspection.paused_at ? (
        <Notice kind="warn" title={text.paused(dateInWords(inspection.paused_at))}>
          <p>
            {inspection.pause_reason} <Link to={paths.stages(id)}>{text.carryOn}</Link>
          </p>
        </Notice>
      ) : null}
      <form ref={form} onSubmit={(event) => void show(event)} onChange={() => setChange(null)} noValidate>
        <ErrorSummary messages={messages} />
        <Select
          name="from_week"
          label={text.from}
          messages={messages}
          defaultValue={plan.current_week ?? plan.weeks[0]?.number}
        >
          {plan.weeks.map((week) => (
            <option key={week.number} value={week.number}>
              {text.week(week.number, weekInWords(week.begins_on))}
            </option>
          ))}
        </Select>
        <TextField
          name="weeks"
          type="number"
          inputMode="numeric"
          min={1}
          max={52}
          label={text.weeks}
          messages={messages}
        />
        <Radios
          name="direction"
          label={text.direction}
          value="later"
          options={[
            { value: "later", label: text.later },
            { value: "earlier", label: text.earlier },
          ]}
        />
        <TextArea name="reason" rows={3} label={text.reason} hint={text.reasonHint} messages={messages} />
        {change ? null : (
          <Button type="submit" busy={busy} permission={permission}>
            {text.show}
          </Button>
        )}
      </form>
      {change ? (
        <Confirm
          title={text.confirm(text.weeksInWords(Math.abs(wanted().weeks)))}
          yes={text.yes}
          busy={busy}
          onYes={move}
          onNo={() => setChange(null)}
        >
          <Moves change={change} />
        </Confirm>
      ) : null}
      <Slips shifts={plan.shifts} />
    </>
  );
}
