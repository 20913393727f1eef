import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { daysLeftInWords, shortDateAndTime } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Select } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { useInspection } from "../inspections/useInspection";
import { useDraft } from "../self_evaluation/useDraft";
import { AskForm, askingPlace, type Asking } from "./AskForm";
import { words } from "./en";
import { questions, responseTimes, type QuestionRow, type Show } from "./queries";
import { Thread } from "./Thread";
import { Times } from "./Times";

const waits = (row: QuestionRow) => row.state === "asked" || row.state === "reopened";

function Standing({ row }: { row: QuestionRow }) {
  if (!waits(row)) {
    if (row.late) return <StatusText tone="warn">{`${words.states[row.state]}, ${words.late(row.late)}`}</StatusText>;
    return <StatusText tone={row.state === "withdrawn" ? "none" : "ok"}>{words.states[row.state]}</StatusText>;
  }
  const days = row.days_left === null ? words.states[row.state] : daysLeftInWords(row.days_left);
  return <StatusText tone={row.overdue ? "bad" : "go"}>{days}</StatusText>;
}

function Row({ inspection, row, first }: { inspection: string; row: QuestionRow; first: boolean }) {
  const [open, setOpen] = useState(first);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (first) item.current?.scrollIntoView({ block: "start" });
  }, [first]);
  return (
    <li id={row.reference} ref={item}>
      <div className="pl-bar pl-bar--between">
        <h3>
          {row.reference} {row.title}
        </h3>
        <Standing row={row} />
      </div>
      <p className="pl-meta">
        {words.askedBy(row.asked_by, shortDateAndTime(row.asked_at))}.{" "}
        {row.due ? words.due(row.due.words) : words.noDue}.{" "}
        {waits(row) ? words.waits(row.waits_for) : row.response_time ? words.took(row.response_time) : ""}
      </p>
      <p className="pl-mt2">
        <Button secondary small aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.fold(row.reference) : words.read(row.reference)}
        </Button>
      </p>
      {open ? <Thread inspection={inspection} id={row.id} /> : null}
    </li>
  );
}

function Group({ title, inspection, rows }: { title: string; inspection: string; rows: QuestionRow[] }) {
  const wanted = useLocation({ select: (location) => location.hash });
  if (rows.length === 0) return null;
  return (
    <section className="pl-section">
      <h2>{title}</h2>
      <ul className="pl-rows">
        {rows.map((row) => (
          <Row key={row.id} inspection={inspection} row={row} first={row.reference === wanted} />
        ))}
      </ul>
    </section>
  );
}

const mostPressing = (one: QuestionRow, other: QuestionRow) =>
  (one.due?.due_at ?? "9").localeCompare(other.due?.due_at ?? "9");

function Groups({
  inspection,
  rows,
  side,
}: {
  inspection: string;
  rows: QuestionRow[];
  side: QuestionRow["asked_of"];
}) {
  const open = rows.filter(waits).sort(mostPressing);
  const other = side === "council" ? "inspectorate" : "council";
  const groups: [string, QuestionRow[]][] = [
    [words.waitingFor.own, open.filter((row) => row.asked_of === side)],
    [words.waitingFor.other(other), open.filter((row) => row.asked_of === other)],
    [words.answered, rows.filter((row) => row.state === "answered")],
    [words.settled, rows.filter((row) => row.state === "closed" || row.state === "withdrawn")],
  ];
  return groups.map(([title, found]) => <Group key={title} title={title} inspection={inspection} rows={found} />);
}

export default function QuestionsPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const side = inspection.your_side;
  const [show, setShow] = useState<Show>("all");
  const { data: all } = useSuspenseQuery(questions(id, "all"));
  const { data: narrowed } = useQuery({ ...questions(id, show), enabled: show !== "all" });
  const { data: times } = useQuery({ ...responseTimes(id), throwOnError: false });
  const { ready, draft } = useDraft<Asking>(askingPlace(id));
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const ask = permissionFor(inspection.permitted_actions, "ask_question");
  const rows = show === "all" ? all : (narrowed ?? []);
  const own = all.filter((row) => waits(row) && row.asked_of === side);
  const form = ready && ask?.allowed && (asking || draft !== null);
  return (
    <>
      <PageHead title={words.title} lede={words.lede(own.length, own.filter((row) => row.overdue).length)}>
        {ask && !form ? (
          <Button permission={ask} onClick={() => setAsking(true)}>
            {words.ask.open[side]}
          </Button>
        ) : null}
      </PageHead>
      <div className="pl-grid">
        <div className="pl-c8">
          {form ? (
            <AskForm
              inspection={id}
              side={side}
              draft={draft}
              onAsked={() => {
                setAsking(false);
                void queries.invalidateQueries({ queryKey: ["draft"] });
                void queries.invalidateQueries({ queryKey: ["questions", id] });
              }}
              onFold={() => setAsking(false)}
            />
          ) : null}
          {all.length === 0 ? (
            <Notice>
              <p>{words.noneYet}</p>
            </Notice>
          ) : (
            <Select
              name="show"
              label={words.show}
              value={show}
              onChange={(event) => setShow(event.target.value as Show)}
            >
              {(Object.keys(words.shows) as Show[]).map((name) => (
                <option key={name} value={name}>
                  {words.shows[name]}
                </option>
              ))}
            </Select>
          )}
          {all.length > 0 && rows.length === 0 ? <p>{words.none}</p> : null}
          <Groups inspection={id} rows={rows} side={side} />
        </div>
        <aside className="pl-c4">
          <h2 className="pl-h3">{words.who.title}</h2>
          <p>{words.who.body}</p>
          {times ? <Times rows={times.items} /> : null}
        </aside>
      </div>
    </>
  );
}
