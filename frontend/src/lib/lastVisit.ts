/** Since when something is new to a person on this computer: a visit ends after half an hour without the page. */

interface Visit {
  /** How far the feed was read when the visit before this one ended, and when that was. */
  before: number;
  beforeAt: number | null;
  latest: number;
  touchedAt: number;
}

const APART = 30 * 60_000;

/** The visit that holds now that the feed stands at a position; pure, so that the clock can be given. */
export function visitNow(known: Visit | null, position: number, now: number): Visit {
  if (!known) return { before: position, beforeAt: null, latest: position, touchedAt: now };
  const fresh = now - known.touchedAt > APART;
  return {
    before: fresh ? known.latest : known.before,
    beforeAt: fresh ? known.touchedAt : known.beforeAt,
    latest: Math.max(position, known.latest),
    touchedAt: now,
  };
}

/** Note that the page was opened, and say what was read by the visit before. Only positions are kept, never words. */
export function noteVisit(place: string, position: number, now = Date.now()): Visit {
  const key = `plumbline.visit.${place}`;
  let known: Visit | null;
  try {
    known = JSON.parse(localStorage.getItem(key) ?? "null") as Visit | null;
  } catch {
    known = null;
  }
  const visit = visitNow(known, position, now);
  localStorage.setItem(key, JSON.stringify(visit));
  return visit;
}
