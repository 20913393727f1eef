import { useEffect, useState } from "react";
import { session } from "../api/session";

const MINUTE = 60_000;
const WARN_BEFORE = 2 * MINUTE;
/** Someone who types for long without a request is not idle: renew on their behalf. */
const RENEW_AFTER = 5 * MINUTE;

export type IdleStep = { kind: "quiet" } | { kind: "renew" } | { kind: "warn"; minutes: number } | { kind: "ended" };

/** The server says with each renewal how long the session lasts without another one. */
export function idleStep(now: number, renewedAt: number, endsAt: number, activeAt: number): IdleStep {
  const age = now - renewedAt;
  const left = endsAt - now;
  if (left <= 0) return { kind: "ended" };
  if (age > RENEW_AFTER && activeAt > renewedAt && now - activeAt < RENEW_AFTER) return { kind: "renew" };
  if (left <= WARN_BEFORE) return { kind: "warn", minutes: Math.ceil(left / MINUTE) };
  return { kind: "quiet" };
}

/** Minutes until the session ends for want of use, when few are left. */
export function useIdleWarning(signedIn: boolean): number | null {
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    if (!signedIn) return undefined;
    let activeAt = Date.now();
    const active = () => {
      activeAt = Date.now();
    };
    const look = () => {
      const step = idleStep(Date.now(), session.renewedAt, session.endsAt, activeAt);
      setMinutes(step.kind === "warn" ? step.minutes : null);
      // Asking to renew an ended session is what shows the sign-in box.
      if (step.kind === "renew" || step.kind === "ended") session.renew().catch(() => undefined);
    };
    const timer = setInterval(look, 15_000);
    for (const event of ["keydown", "pointerdown"]) window.addEventListener(event, active, { passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const event of ["keydown", "pointerdown"]) window.removeEventListener(event, active);
      document.removeEventListener("visibilitychange", look);
    };
  }, [signedIn]);
  return minutes;
}
