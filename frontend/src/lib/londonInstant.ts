/** The instant of a wall-clock time in London, such as `2026-07-22T09:30` from a date and time field. */
export function londonInstant(local: string): string {
  const guess = new Date(`${local}Z`);
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "medium",
  }).format(guess);
  // What London shows at the guess tells how far it stands from UTC on that day.
  const ahead = new Date(`${shown.replace(" ", "T")}Z`).getTime() - guess.getTime();
  return new Date(guess.getTime() - ahead).toISOString().replace(".000Z", "Z");
}
