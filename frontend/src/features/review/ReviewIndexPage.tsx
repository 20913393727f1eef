import { useSuspenseQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";

/** A review begins with the first indicator in focus. */
export default function ReviewIndexPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { indicators } = useSuspenseQuery(methodology(inspection.methodology.id)).data.document;
  const first = indicators.find((indicator) => indicator.in_focus);
  return <Navigate to={first ? paths.review(id, first.code) : paths.selfEvaluation(id)} replace />;
}
