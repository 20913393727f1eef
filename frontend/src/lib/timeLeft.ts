const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "2 days 3 hours", "2 hours 14 minutes", "12 minutes" or "45 seconds": the two largest units that say something. */
function span(milliseconds: number): string {
  const whole = (unit: number, within = Infinity) => Math.floor((milliseconds % within) / unit);
  const units: [number, string][] =
    milliseconds >= DAY
      ? [
          [whole(DAY), "day"],
          [whole(HOUR, DAY), "hour"],
        ]
      : milliseconds >= HOUR
        ? [
            [whole(HOUR), "hour"],
            [whole(MINUTE, HOUR), "minute"],
          ]
        : milliseconds >= MINUTE
          ? [[whole(MINUTE), "minute"]]
          : [[whole(SECOND), "second"]];
  const said = units.filter(([count], index) => count > 0 || index === 0);
  return said.map(([count, noun]) => counted(count, noun)).join(" ");
}

export interface TimeLeft {
  passed: boolean;
  words: string;
  /** Milliseconds after which the words are worth writing anew. */
  again: number;
}

/**
 * How long is left until a deadline, by the given time. "No later than 12:00" is kept at 12:00:00 and missed a whole
 * second later (guidance, week 11), so that the second of the deadline itself still counts as in time.
 */
export function timeLeft(due: Date, now: Date): TimeLeft {
  const left = due.getTime() - now.getTime();
  const passed = left <= -SECOND;
  const near = Math.abs(left) < 2 * MINUTE;
  return { passed, words: span(Math.abs(left)), again: near ? SECOND / 4 : 15 * SECOND };
}
