import type { StripWeek } from "./WeekStrip";

const COLUMNS = { week: "Week", dates: "Dates", council: "Council", inspectorate: "Inspectorate", look: "To note" };

function Duties({ duties, done }: { duties: string[]; done: boolean }) {
  if (duties.length === 0) return <span className="pl-meta">Nothing due</span>;
  return (
    <>
      {duties.join("; ")}
      {done ? " (done)" : ""}
    </>
  );
}

function notes(week: StripWeek): string {
  const quiet = week.council.length + week.inspectorate.length === 0;
  return [week.now && "Today is in this week", quiet && "Quiet week", week.bankHoliday && `Closed: ${week.bankHoliday}`]
    .filter(Boolean)
    .join(". ");
}

/** The week strip as a table: the same weeks, duties and marks in words. */
export function WeekTable({ weeks }: { weeks: StripWeek[] }) {
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">Weeks with both sides’ duties</caption>
      <thead>
        <tr>
          {Object.values(COLUMNS).map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.number} className={week.now ? "pl-row--now" : undefined}>
            <th scope="row" data-h={COLUMNS.week}>
              {week.number}
            </th>
            <td data-h={COLUMNS.dates}>{week.dates}</td>
            <td data-h={COLUMNS.council}>
              <Duties duties={week.council} done={week.councilDone} />
            </td>
            <td data-h={COLUMNS.inspectorate}>
              <Duties duties={week.inspectorate} done={week.inspectorateDone} />
            </td>
            <td data-h={COLUMNS.look}>{notes(week)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
