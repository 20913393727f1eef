import { Link } from "@tanstack/react-router";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { serious } from "./lacks";
import { partPath, type Place } from "./place";
import type { Lack } from "./queries";

export interface Part {
  code: string;
  title: string;
  words: number;
}

export type Progress = "empty" | "open" | "complete";

const TONES = { empty: "none", open: "go", complete: "ok" } as const;

export function progressOf(part: Part, lacks: Lack[] | undefined): Progress {
  if (part.words === 0) return "empty";
  if (!lacks) return "open";
  return serious(lacks).some((lack) => lack.section === part.code) ? "open" : "complete";
}

export function ProgressText({ progress }: { progress: Progress }) {
  return <StatusText tone={TONES[progress]}>{words.progress[progress]}</StatusText>;
}

/** An indicator is known by its number, every other part by its title. */
export const isNumbered = ({ code }: Pick<Part, "code">): boolean => /^\d/.test(code);

/** The parts of the self-evaluation to jump between, in any order. */
export function Rail({ place, parts, lacks }: { place: Place; parts: Part[]; lacks: Lack[] | undefined }) {
  return (
    <nav className="pl-c2 pl-wide" aria-label={words.indicators}>
      <ul className="pl-rail">
        {parts.map((part) => (
          <li key={part.code}>
            <Link to={partPath(place, part.code)}>
              {isNumbered(part) ? part.code : part.title} <ProgressText progress={progressOf(part, lacks)} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same list on a narrow screen. */
export function JumpList({ place, parts, current }: { place: Place; parts: Part[]; current: Part }) {
  return (
    <details className="ds_details pl-narrow">
      <summary className="ds_details__summary">
        {words.section.goTo(isNumbered(current) ? current.code : current.title)}
      </summary>
      <div className="ds_details__text">
        <ul className="pl-plain">
          {parts.map((part) => (
            <li key={part.code}>
              <Link to={partPath(place, part.code)}>
                {isNumbered(part) ? `${part.code} ` : ""}
                {part.title}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
