import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { PageHead } from "../../ui/PageHead";
import { useInspection } from "../inspections/useInspection";
import { faults, plan } from "./enPlan";
import { addClosedDay, closedDays, removeClosedDay, type ClosedDay } from "./queries";

const text = plan.closedDays;

function Add({ id, onAdded }: { id: string; onAdded: () => Promise<void> }) {
  const permission = permissionFor(useInspection(id).permitted_actions, "add_closed_day");
  const { act, busy, messages } = useAct(faults);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const data = new FormData(element);
    const worked = await act(async () => {
      await addClosedDay(id, { on: textOf(data, "on"), title: textOf(data, "title") });
      await onAdded();
    });
    if (worked) element.reset();
  }
  return (
    <section aria-labelledby="add">
      <h2 id="add">{text.add}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        {permission?.allowed === false ? null : (
          <>
            <TextField name="on" type="date" label={text.on} messages={messages} />
            <TextField name="title" label={text.name} hint={text.nameHint} messages={messages} />
          </>
        )}
        <Button type="submit" busy={busy} permission={permission}>
          {text.button}
        </Button>
      </form>
    </section>
  );
}

function Days({
  id,
  rows,
  mayRemove,
  onRemoved,
}: {
  id: string;
  rows: ClosedDay[];
  mayRemove: boolean;
  onRemoved: () => Promise<void>;
}) {
  const [asked, setAsked] = useState<ClosedDay | null>(null);
  const { act, busy, messages } = useAct();
  const remove = (day: ClosedDay) =>
    void act(async () => {
      await removeClosedDay(id, day.id);
      setAsked(null);
      await onRemoved();
    });
  return (
    <section aria-labelledby="list">
      <h2 id="list">{text.list}</h2>
      <ErrorSummary messages={messages} />
      {asked ? (
        <Confirm
          title={text.removeTitle(dateInWords(asked.on))}
          yes={text.remove}
          no={text.kept}
          busy={busy}
          onYes={() => remove(asked)}
          onNo={() => setAsked(null)}
        >
          <p>{text.removeBody}</p>
        </Confirm>
      ) : null}
      {rows.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows">
        {rows.map((row) => (
          <li className="pl-bar pl-bar--between" key={row.id}>
            <span>
              <b className="pl-w5">{dateInWords(row.on)}</b>, {row.title}
            </span>
            {mayRemove ? (
              <Button secondary small onClick={() => setAsked(row)}>
                {text.remove}
                <span className="visually-hidden"> {dateInWords(row.on)}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A council's own holidays: whoever keeps the plan on either side may list them; they warn and move nothing. */
export default function ClosedDaysPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data } = useSuspenseQuery(closedDays(id));
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ["timetable"] });
  const mayRemove = permissionFor(inspection.permitted_actions, "add_closed_day")?.allowed ?? false;
  return (
    <>
      <PageHead
        title={text.title}
        lede={text.lede(inspection.council.name)}
        kicker={<Link to={paths.timeline(id)}>{plan.back}</Link>}
      />
      <div className="pl-grid">
        <div className="pl-c7">
          <Days id={id} rows={data} mayRemove={mayRemove} onRemoved={again} />
        </div>
        <div className="pl-c5">
          <Add id={id} onAdded={again} />
        </div>
      </div>
    </>
  );
}
