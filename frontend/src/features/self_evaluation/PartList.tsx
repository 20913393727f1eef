import { Link } from "@tanstack/react-router";
import { words } from "./en";
import { giving } from "./enGiving";
import { partPath, type Place } from "./place";
import type { GivenSection, Lack } from "./queries";
import { isNumbered, progressOf, ProgressText, type Part } from "./Rail";

interface Props {
  place: Place;
  parts: Part[];
  lacks: Lack[] | undefined;
  given: GivenSection[];
}

/** All parts with how far each is, and with whom; the heading says it in numbers. */
export function PartList({ place, parts, lacks, given }: Props) {
  const count = (progress: string) => parts.filter((part) => progressOf(part, lacks) === progress).length;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">
        {lacks ? words.progressInAll(count("complete"), count("open"), count("empty")) : words.indicators}
      </h2>
      <ul className="pl-rows">
        {parts.map((part) => {
          const names = given.filter((row) => row.section === part.code).map((row) => row.name);
          return (
            <li className="pl-bar pl-bar--between" key={part.code}>
              <div>
                <Link to={partPath(place, part.code)}>
                  {isNumbered(part) ? <b>{part.code} </b> : null}
                  {part.title}
                </Link>
                {names.length > 0 ? <p className="pl-meta">{giving.writes(names)}</p> : null}
              </div>
              {lacks ? <ProgressText progress={progressOf(part, lacks)} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
