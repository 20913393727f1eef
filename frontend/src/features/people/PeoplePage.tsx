import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import type { Inspection } from "../inspections/queries";
import { useInspection } from "../inspections/useInspection";
import { milestones } from "../timetable/queries";
import { BringIn } from "./BringIn";
import { Contacts } from "./Contacts";
import { words } from "./en";
import { HandOver } from "./HandOver";
import { Invitations } from "./Invitations";
import { LetterLink } from "./LetterLink";
import { Former, Members } from "./Members";
import { members } from "./queries";

/** R21: waited for in week 1, overdue from the Monday of week 2; the deadline is the plan's. */
function NoCoordinator({ inspection }: { inspection: Inspection }) {
  const missing = inspection.inspection_coordinator === null;
  const { data } = useQuery({ ...milestones(inspection.id), throwOnError: false, enabled: missing });
  const due = data?.find((row) => row.code === "coordinator_appointed");
  if (!missing || !due?.due) return null;
  return (
    <Notice kind={due.overdue ? "bad" : "warn"} title={words.coordinator.title}>
      <p>
        {due.overdue ? words.coordinator.overdue(due.due.words) : words.coordinator.waiting(due.due.words)}{" "}
        {words.coordinator.how}
      </p>
    </Notice>
  );
}

export default function PeoplePage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: rows } = useSuspenseQuery(members(id));
  const queries = useQueryClient();
  const again = () => {
    void queries.invalidateQueries({ queryKey: ["people", id] });
    void queries.invalidateQueries({ queryKey: ["inspection", id] });
    void queries.invalidateQueries({ queryKey: ["timetable", id] });
  };
  const may = (action: string) => permissionFor(inspection.permitted_actions, action);
  const handOver = may("hand_over_lead");
  const side = (name: "inspectorate" | "council") => rows.filter((row) => row.side === name);
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <NoCoordinator inspection={inspection} />
      <div className="pl-grid">
        <div className="pl-c7">
          <Members inspection={id} side="inspectorate" rows={side("inspectorate")} onEnded={again} />
          <Members inspection={id} side="council" rows={side("council")} onEnded={again} />
          <Former inspection={id} />
        </div>
        <div className="pl-c5">
          {may("list_contacts") ? <Contacts inspection={id} mayAdd={may("add_contact")} /> : null}
          {may("invite")?.allowed ? <BringIn inspection={id} onMade={again} /> : null}
          {may("invite_naming_of_coordinator")?.allowed ? (
            <div className="pl-mb6">
              <LetterLink inspection={id} onMade={again} />
            </div>
          ) : null}
          {may("invite")?.allowed ? <Invitations inspection={id} /> : null}
          {handOver?.allowed ? (
            <HandOver inspection={id} colleagues={side("inspectorate")} permission={handOver} />
          ) : null}
        </div>
      </div>
    </>
  );
}
