/** Dates and times in words, always as a clock in London shows them, whatever the reader's computer is set to. */

const ZONE = "Europe/London";

const part = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hourCycle: "h23", ...options });

const WHOLE = part({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const DAY_MONTH = part({ weekday: "long", day: "numeric", month: "long" });
const SHORT = part({ day: "numeric", month: "short", year: "numeric" });
const ISO = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" });
const CLOCK = part({ hour: "2-digit", minute: "2-digit" });
const CLOCK_SECONDS = part({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** A plain date has no zone: noon UTC is the same day in London all year. */
function instant(value: string | Date): Date {
  if (value instanceof Date) return value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T12:00:00Z`) : new Date(value);
}

const withoutComma = (text: string) => text.replace(",", "");

/** "Wednesday 25 March 2026" */
export const dateInWords = (value: string | Date): string => withoutComma(WHOLE.format(instant(value)));

/** "Wednesday 25 March" */
export const dayAndMonth = (value: string | Date): string => withoutComma(DAY_MONTH.format(instant(value)));

/** "25 Mar 2026" */
export const shortDate = (value: string | Date): string => SHORT.format(instant(value));

/** "2026-03-25": the day that it is in London. */
export const dayInLondon = (value: Date): string => ISO.format(value);

/** "14:02" */
export const clock = (value: string | Date): string => CLOCK.format(instant(value));

/** "14:02:09", for receipts, where seconds matter. */
export const clockWithSeconds = (value: string | Date): string => CLOCK_SECONDS.format(instant(value));

/** "12 Mar 2026, 10:21" */
export const shortDateAndTime = (value: string | Date): string => `${shortDate(value)}, ${clock(value)}`;

/**
 * A deadline in words: "Wednesday 25 March 2026, 12 noon". What is due "by Monday" is on time until the last second of
 * that day and is shown as "end of Monday".
 */
export function deadlineInWords(value: string | Date): string {
  const due = instant(value);
  const time = clock(due);
  if (time === "23:59") return `end of ${dateInWords(due)}`;
  return `${dateInWords(due)}, ${time === "12:00" ? "12 noon" : time}`;
}

/** The days a server counted, in words. */
export function daysLeftInWords(days: number): string {
  if (days < 0) return days === -1 ? "1 day late" : `${-days} days late`;
  if (days === 0) return "Due today";
  return days === 1 ? "1 day left" : `${days} days left`;
}

/** "12 to 16 January" or "30 March to 3 April": Monday to Friday of the week that begins on the given Monday. */
export function weekInWords(monday: string): string {
  const from = instant(monday);
  const to = new Date(from.getTime() + 4 * 86_400_000);
  const month = part({ month: "long" });
  const day = part({ day: "numeric" });
  const same = month.format(from) === month.format(to);
  return `${day.format(from)}${same ? "" : ` ${month.format(from)}`} to ${day.format(to)} ${month.format(to)}`;
}

/** The Monday a number of weeks after the Monday of week 1, as a plain date. */
export function mondayOfWeek(weekOneOn: string, week: number): string {
  return new Date(instant(weekOneOn).getTime() + (week - 1) * 7 * 86_400_000).toISOString().slice(0, 10);
}

/** "2.1 MB", in the thousands that file managers show. */
export function sizeInWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
