/** What one week asks of both sides, as words; the strip turns it into one cell. */
export interface StripWeek {
  number: number;
  dates: string;
  council: string[];
  inspectorate: string[];
  councilDone: boolean;
  inspectorateDone: boolean;
  now: boolean;
  past: boolean;
  bankHoliday: string | null;
}

export interface StripStage {
  title: string;
  first: number;
  last: number;
}

/** A duty of a past week that is not marked as done may be the other side's affair: the sign does not call it due. */
function mark(duties: string[], done: boolean, past: boolean): string {
  if (duties.length === 0) return "";
  if (done) return "✓";
  return past ? "○" : "◆";
}

/** The whole week as it is read out: nothing in the strip is said by sign or colour alone. */
export function weekInFull(week: StripWeek): string {
  const said = [`, ${week.dates}.`];
  if (week.now) said.push("This week.");
  const quiet = week.council.length + week.inspectorate.length === 0;
  if (quiet) said.push("Quiet week: nothing is due.");
  if (week.council.length > 0) said.push(`Council: ${week.council.join("; ")}.${week.councilDone ? " Done." : ""}`);
  if (week.inspectorate.length > 0) {
    said.push(`Inspectorate: ${week.inspectorate.join("; ")}.${week.inspectorateDone ? " Done." : ""}`);
  }
  if (week.bankHoliday) said.push(`Bank holiday: ${week.bankHoliday}.`);
  return said.join(" ");
}

function Week({ week }: { week: StripWeek }) {
  const quiet = week.council.length + week.inspectorate.length === 0;
  const names = ["pl-week", week.past && "pl-week--done", week.now && "pl-week--now", quiet && "pl-week--quiet"];
  return (
    <li className={names.filter(Boolean).join(" ")} aria-current={week.now ? "date" : undefined}>
      <span className="pl-week__no">
        <span className="visually-hidden">Week </span>
        {week.number}
        <span className="visually-hidden">{weekInFull(week)}</span>
      </span>
      <span className="pl-week__c" aria-hidden="true">
        {mark(week.council, week.councilDone, week.past)}
      </span>
      <span className="pl-week__i" aria-hidden="true">
        {mark(week.inspectorate, week.inspectorateDone, week.past)}
      </span>
      {week.now ? (
        <span className="pl-week__flag" aria-hidden="true">
          Today
        </span>
      ) : week.bankHoliday ? (
        <span className="pl-week__flag pl-week__flag--bh" aria-hidden="true">
          BH
        </span>
      ) : null}
    </li>
  );
}

/** All weeks of the inspection in one look. No links in it: a stop for every week would help nobody on a keyboard. */
export function WeekStrip({ weeks, stages }: { weeks: StripWeek[]; stages: StripStage[] }) {
  return (
    <>
      <div className="pl-strip">
        {stages.map((stage) => (
          <span
            key={stage.first}
            className="pl-strip__stage"
            aria-hidden="true"
            style={{ gridColumn: `${stage.first + 1} / ${stage.last + 2}` }}
          >
            {stage.title}
          </span>
        ))}
        <span className="pl-strip__label pl-strip__label--c" aria-hidden="true">
          Council
        </span>
        <span className="pl-strip__label pl-strip__label--i" aria-hidden="true">
          Inspectorate
        </span>
        <ol className="pl-strip__weeks" aria-label={`Weeks 1 to ${weeks.length} with both sides’ duties`}>
          {weeks.map((week) => (
            <Week key={week.number} week={week} />
          ))}
        </ol>
      </div>
      <ul className="pl-key" aria-hidden="true">
        <li>✓ done</li>
        <li>○ not marked as done</li>
        <li>◆ due</li>
        <li>dashed number: quiet week</li>
        <li>
          <b>BH</b> bank holiday
        </li>
        <li className="pl-narrow">C council, I inspectorate</li>
      </ul>
    </>
  );
}
