import type { ReactNode } from "react";
import { sizeInWords } from "../lib/dates";
import { StatusText, type Tone } from "./StatusText";

export interface UploadRowProps {
  name: string;
  size: number | null;
  /** Nothing for a file that was refused before anything was sent. */
  percent: number | null;
  look: "sending" | "paused" | "lost" | "received" | "waiting" | "refused";
  state: ReactNode;
  children?: ReactNode;
}

const TONES: Record<UploadRowProps["look"], Tone> = {
  waiting: "none",
  sending: "go",
  paused: "none",
  lost: "warn",
  received: "ok",
  refused: "bad",
};

const BARS: Partial<Record<UploadRowProps["look"], string>> = {
  paused: " pl-progress--paused",
  lost: " pl-progress--bad",
  received: " pl-progress--ok",
};

export function UploadRow({ name, size, percent, look, state, children }: UploadRowProps) {
  return (
    <li className="pl-upload">
      <div>
        <p>
          <b className="pl-w5">{name}</b>
        </p>
        <p className="pl-meta">{size === null ? "Not sent" : sizeInWords(size)}</p>
      </div>
      <div>
        {percent === null ? null : (
          <progress className={`pl-progress${BARS[look] ?? ""}`} max={100} value={percent} aria-label={name}>
            {percent}%
          </progress>
        )}
        <StatusText tone={TONES[look]} wrap>
          {state}
        </StatusText>
      </div>
      <div className="pl-upload__actions">{children}</div>
    </li>
  );
}
