import { clock } from "../../lib/dates";
import { words } from "./en";
import type { Change, PersonHere } from "./queries";

const text = words.live;

/** The open page without the inspection's own address, as the server knows it. */
export const pageIn = (pathname: string, inspection: string): string =>
  pathname.replace(`/inspections/${inspection}`, "").replace(/^\/|\/$/g, "");

/** "5.2", "preparedness", "evidence E-014", "overview" */
export function pageInWords(page: string): string {
  const [first = "", second] = page.split("#")[0]?.split("/") ?? [];
  if (first === "") return text.overview;
  const kind = first.replaceAll("-", " ");
  if (!second) return kind;
  return first === "self-evaluation" ? second.replaceAll("-", " ") : `${kind} ${second}`;
}

/** What was done, in as few words as do; what has none of its own keeps the sentence of the trail. */
export function changeInWords(change: Change): string {
  const where = change.page === null ? null : pageInWords(change.page);
  if (where && change.action.startsWith("section_written")) return text.saved(change.actor_name, where);
  if (where && change.action.startsWith("comment_added")) return text.commented(change.actor_name, where);
  return text.did(change.actor_name, change.summary);
}

export function agoInWords(at: string, now: string): string {
  const minutes = Math.floor((new Date(now).getTime() - new Date(at).getTime()) / 60_000);
  if (minutes < 1) return text.justNow;
  return minutes < 60 ? text.minutesAgo(minutes) : text.atClock(clock(at));
}

const SHOWN = 2;

/** Who of one's own side is here too: those on this very page first, since they might write the same words. */
export function peopleInWords(people: PersonHere[], page: string): string {
  const here = people.filter((person) => person.page === page);
  const elsewhere = people.filter((person) => person.page !== page);
  const named = [
    ...here.map((person) => person.name),
    ...elsewhere.map((person) => `${person.name} (${pageInWords(person.page)})`),
  ];
  if (named.length === 0) return "";
  const shown = named.slice(0, SHOWN);
  const more = named.length - shown.length;
  return (here.length > 0 ? text.onThisPage : text.here)(more > 0 ? [...shown, text.more(more)] : shown);
}

/** The newest change of each person to each page, newest first: autosave must not fill the line. */
export function gathered(known: Change[], found: Change[]): Change[] {
  const kept = new Map<string, Change>();
  for (const change of [...known, ...found]) {
    if (change.own) continue;
    kept.set(`${change.actor_name} ${change.action} ${change.page ?? change.summary}`, change);
  }
  return [...kept.values()].sort((one, other) => other.position - one.position).slice(0, 10);
}
