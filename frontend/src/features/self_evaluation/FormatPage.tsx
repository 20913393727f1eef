import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { NotFoundPage } from "../../ui/NotFound";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { DocumentMap } from "./DocumentMap";
import { format as text } from "./enFormat";
import { OwnSections } from "./OwnSections";
import { coveragePath, usePlace, type Place } from "./place";
import { keyOf, selfEvaluation, validation } from "./queries";

/** Judged by what is said about each indicator, in whichever form (R133). */
function Covered({ place }: { place: Place }) {
  const { data } = useQuery({ ...validation(place), throwOnError: false });
  if (!data) return null;
  const open = data.uncovered;
  return (
    <section className="pl-mb6" aria-labelledby="covered">
      <h2 id="covered">{text.covered(data.covered.length + open.length, open.length)}</h2>
      {open.length > 0 ? (
        <p>
          <StatusText tone="warn" wrap>
            {text.open(open)}
          </StatusText>
        </p>
      ) : null}
      <p>
        <Link to={coveragePath(place)}>{text.coverage}</Link>
      </p>
    </section>
  );
}

export default function FormatPage() {
  const place = usePlace();
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: keyOf(place), refetchType: "all" });
  // A contributor is given parts and does not arrange them: no document is told to them.
  if (!("sections" in whole) || !whole.document) return <NotFoundPage />;
  return (
    <>
      <PageHead title={text.title} lede={text.lede} />
      <Covered place={place} />
      <OwnSections place={place} whole={whole} onChanged={again} />
      <DocumentMap place={place} onSaved={again} />
    </>
  );
}
