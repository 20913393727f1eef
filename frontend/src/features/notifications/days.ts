import { words } from "./en";
import type { Notice } from "./queries";

export interface Stretch {
  title: string;
  notices: Notice[];
}

const DAY = 86_400_000;
const dayInLondon = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "short" });

/** Notices, newest first, in three stretches: today as the clock in London shows it, the week before, and whatever is older. */
export function byAge(notices: Notice[], now: string): Stretch[] {
  const today = dayInLondon.format(new Date(now));
  const weekAgo = new Date(now).getTime() - 7 * DAY;
  const stretches = [words.today, words.lastWeek, words.earlier].map((title): Stretch => ({ title, notices: [] }));
  for (const notice of notices) {
    const came = new Date(notice.told_at);
    const place = dayInLondon.format(came) === today ? 0 : came.getTime() > weekAgo ? 1 : 2;
    stretches[place]?.notices.push(notice);
  }
  return stretches.filter((stretch) => stretch.notices.length > 0);
}
