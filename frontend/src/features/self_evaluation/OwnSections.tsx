import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { deskAt } from "./desk";
import { format } from "./enFormat";
import { useMethod } from "./parts";
import { permittedAt } from "./permitted";
import { sectionRows, type SectionRow, type SelfEvaluationOpen } from "./queries";
import type { Place } from "./place";
import { SectionForm } from "./SectionForm";

const text = format.sections;

interface Props {
  place: Place;
  whole: SelfEvaluationOpen;
  onChanged: () => Promise<void>;
}

interface Row {
  row: SectionRow;
  first: boolean;
  last: boolean;
}

/** The order of a text is the order in which inspectors read it: moved by buttons, which work for everybody. */
export function OwnSections({ place, whole, onChanged }: Props) {
  const { data } = useSuspenseQuery(sectionRows(place));
  const method = useMethod(place);
  const [open, setOpen] = useState<{ code: string; act: "change" | "remove" } | null>(null);
  const [said, setSaid] = useState("");
  const { act, busy, messages } = useAct();
  const arrange = permittedAt(place, whole.permitted_actions, "order_sections");
  const add = permittedAt(place, whole.permitted_actions, "add_section");
  const rows = data.data.items.filter((row) => row.kind !== "document");
  const names = new Map([
    ...method.indicators.map(({ code }) => [code, code] as const),
    ...method.statements.map(({ code, title }) => [code, title] as const),
  ]);

  const move = (row: SectionRow, by: -1 | 1) =>
    act(async () => {
      const desk = deskAt(place);
      const { data: now, etag } = await desk.sections();
      const order = now.items.map(({ code }) => code);
      const at = order.indexOf(row.code);
      const other = order[at + by];
      if (at < 0 || other === undefined) return;
      order[at + by] = row.code;
      order[at] = other;
      await desk.orderSections(etag, order);
      setSaid(text.moved(row.title, at + by + 1));
    }).finally(onChanged);

  const remove = (code: string) =>
    act(async () => {
      const desk = deskAt(place);
      const { etag } = await desk.section(code);
      await desk.removeSection(code, etag);
      setOpen(null);
    }).finally(onChanged);

  const line = ({ row, first, last }: Row) => (
    <li key={row.code}>
      <div className="pl-bar pl-bar--between">
        <div>
          <h3>
            {/^\d/.test(row.code) ? `${row.code} ` : ""}
            {row.title}
          </h3>
          {row.kind === "own" ? (
            <p className="pl-meta">{text.covers(row.covers.map((code) => names.get(code) ?? code))}</p>
          ) : null}
        </div>
        <div className="pl-bar pl-gap2">
          {first ? null : button(text.up, row, () => void move(row, -1))}
          {last ? null : button(text.down, row, () => void move(row, 1))}
          {row.kind === "statement" ? null : button(text.change, row, () => setOpen({ code: row.code, act: "change" }))}
          {row.kind === "own" ? button(text.remove, row, () => setOpen({ code: row.code, act: "remove" })) : null}
        </div>
      </div>
      {open?.code === row.code && open.act === "remove" ? (
        <Confirm
          title={text.removeTitle(row.title)}
          yes={text.removeYes}
          no={text.removeNo}
          busy={busy}
          onYes={() => void remove(row.code)}
          onNo={() => setOpen(null)}
        >
          <p>{text.removeBody}</p>
        </Confirm>
      ) : null}
      {open?.code === row.code && open.act === "change" ? (
        <SectionForm
          place={place}
          section={row}
          onDone={() => {
            setOpen(null);
            void onChanged();
          }}
          onLeave={() => setOpen(null)}
        />
      ) : null}
    </li>
  );

  const button = (label: string, row: SectionRow, run: () => void) => (
    <Button secondary small permission={arrange?.allowed ? undefined : arrange} onClick={run}>
      {label}
      <span className="visually-hidden"> {row.title}</span>
    </Button>
  );

  return (
    <section className="pl-section pl-mb6" aria-labelledby="own-sections">
      <h2 id="own-sections">{text.title}</h2>
      <p className="pl-measure">{text.hint}</p>
      <ErrorSummary messages={messages} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ol className="pl-rows">{rows.map((row, at) => line({ row, first: at === 0, last: at === rows.length - 1 }))}</ol>
      {add?.allowed ? (
        <SectionForm place={place} section={null} onDone={() => void onChanged()} />
      ) : (
        <p className="pl-meta">{add?.reason}</p>
      )}
    </section>
  );
}
