import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { words as agreed } from "../agreements/en";
import { words as caseList } from "../case_list/en";
import { words as caseSample } from "../case_sample/en";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";
import { Group } from "./Group";
import { fileReadingKey, readerGroup, readers, trainingEvents } from "./queries";
import { Readers } from "./Readers";
import { TrainingDays } from "./TrainingDays";

/** R26, R27, R72: who reads, whether the group is what the guidance asks for, and how readers are trained. */
export default function FileReadingPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const whole = permissionFor(inspection.permitted_actions, "read_reader_group") !== undefined;
  const { data: group } = useQuery({ ...readerGroup(id), enabled: whole });
  const { data: rows } = useSuspenseQuery(readers(id));
  const { data: days } = useSuspenseQuery(trainingEvents(id));
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: fileReadingKey(id) });
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <ul className="pl-plain pl-bar pl-mb6">
        <li>
          <Link to={paths.readingTemplate(inspection.methodology.id)}>{words.template}</Link>
        </li>
        {permissionFor(inspection.permitted_actions, "read_agreement") ? (
          <li>
            <Link to={paths.caseDataAgreement(id)}>{agreed.matters.case_data.title}</Link>
          </li>
        ) : null}
        {permissionFor(inspection.permitted_actions, "read_case_list") ? (
          <li>
            <Link to={paths.caseList(id)}>{caseList.title}</Link>
          </li>
        ) : null}
        {permissionFor(inspection.permitted_actions, "read_case_sample") ? (
          <li>
            <Link to={paths.caseSample(id)}>{caseSample.title}</Link>
          </li>
        ) : null}
      </ul>
      {group ? <Group data={group} /> : null}
      <Readers inspection={id} rows={rows} group={group} own={!whole} onChanged={again} />
      <TrainingDays
        inspection={id}
        days={days}
        readers={rows}
        mayAdd={permissionFor(group?.permitted_actions, "add_training_event")}
        onChanged={again}
      />
    </>
  );
}
