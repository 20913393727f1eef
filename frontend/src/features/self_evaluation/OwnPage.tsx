import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { shortDateAndTime } from "../../lib/dates";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { own as text } from "./enOwn";
import { years } from "./enYears";
import { serious } from "./lacks";
import { Carry, Share } from "./OwnActs";
import { PartList } from "./PartList";
import { partsOf, useLacks } from "./parts";
import { permittedAt } from "./permitted";
import { partPath, usePlace, yearsPath, type Place } from "./place";
import { selfEvaluation, type Lack } from "./queries";
import { WordDownload } from "./WordDownload";

function Open({ place, lacks }: { place: Place; lacks: Lack[] | undefined }) {
  const open = lacks ? serious(lacks) : [];
  if (open.length === 0) return null;
  return (
    <details className="ds_details pl-mt6">
      <summary className="ds_details__summary">{text.lacks(open.length)}</summary>
      <div className="ds_details__text">
        <ul className="pl-rows">
          {open.map((lack) => (
            <li key={lack.detail}>
              <StatusText tone="warn" wrap>
                {lack.section ? <Link to={partPath(place, lack.section)}>{lack.detail}</Link> : lack.detail}
              </StatusText>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** One self-evaluation outside any inspection: its parts, what is open, and what its council can do with it. */
export default function OwnPage() {
  const place = usePlace();
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const lacks = useLacks(place, whole);
  const title = "submission" in whole ? whole.submission.title : "title" in whole ? whole.title : words.title;
  return (
    <>
      <PageHead
        title={title}
        kicker={"submission" in whole ? whole.submission.council : text.outside}
        lede={
          "submission" in whole
            ? words.submitted(shortDateAndTime(whole.submission.frozen_at), whole.submission.frozen_by)
            : undefined
        }
      />
      <div className="pl-grid">
        <div className="pl-c8">
          <PartList place={place} parts={partsOf(whole)} lacks={lacks} given={[]} />
          <Open place={place} lacks={lacks} />
        </div>
        <aside className="pl-c4">
          {"sections" in whole ? (
            <>
              <Share whole={whole} />
              <Carry whole={whole} />
            </>
          ) : null}
          {permittedAt(place, whole.permitted_actions, "list_earlier_self_evaluations")?.allowed ? (
            <p>
              <Link to={yearsPath(place)}>{years.link}</Link>
            </p>
          ) : null}
          <WordDownload place={place} name={title} />
        </aside>
      </div>
    </>
  );
}
