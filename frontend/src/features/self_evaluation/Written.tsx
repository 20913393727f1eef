import { Link } from "@tanstack/react-router";
import { shortDateAndTime } from "../../lib/dates";
import { words } from "./en";
import { history } from "./enHistory";
import { historyPath, type Place } from "./place";

interface PartHead {
  code: string;
  written_by: string | null;
  written_at: string | null;
}

/** Who wrote last, and the way to what stood there before. */
export function Written({ place, part }: { place: Place; part: PartHead }) {
  if (!part.written_by || !part.written_at) return null;
  return (
    <p className="pl-meta">
      {words.section.written(part.written_by, shortDateAndTime(part.written_at))}
      <br />
      <Link to={historyPath(place, part.code)}>{history.link}</Link>
    </p>
  );
}
