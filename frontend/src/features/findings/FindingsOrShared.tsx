import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { useInspection } from "../inspections/useInspection";
import FindingsPage from "./FindingsPage";
import SharedFindingsPage from "./SharedFindingsPage";

/** One address for both sides; the server says whose findings exist for the reader. */
export default function FindingsOrShared() {
  const inspection = useInspection(useParam("id"));
  return permissionFor(inspection.permitted_actions, "list_findings") ? <FindingsPage /> : <SharedFindingsPage />;
}
