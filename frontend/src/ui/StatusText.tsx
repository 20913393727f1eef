import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

export type Tone = "ok" | "go" | "warn" | "bad" | "none";

const ICONS: Record<Tone, IconName> = { ok: "tick", go: "half", warn: "warning", bad: "cross", none: "ring" };

/** A state as a sign and a word; the colour only repeats them. */
export function StatusText({
  tone,
  wrap,
  id,
  children,
}: {
  tone: Tone;
  wrap?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <span className={`pl-state pl-state--${tone}${wrap ? " pl-wrap" : ""}`} id={id}>
      <Icon name={ICONS[tone]} />
      <span>{children}</span>
    </span>
  );
}
