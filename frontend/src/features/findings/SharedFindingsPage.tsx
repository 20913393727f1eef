import { useQuery } from "@tanstack/react-query";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Loading, PageHead } from "../../ui/PageHead";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";
import { sharedFindings } from "./queries";
import { SharedDocument } from "./SharedDocument";

/** The council's page. Before anything is shared the server says so, and nothing is asked for. */
export default function SharedFindingsPage() {
  const id = useParam("id");
  const may = permissionFor(useInspection(id).permitted_actions, "read_shared_findings");
  const notYet = may?.allowed !== true;
  const { data } = useQuery({ ...sharedFindings(id), enabled: !notYet });
  return (
    <>
      <PageHead title={words.shared.title} />
      {notYet ? (
        <Notice>
          <p>{words.shared.notYet}</p>
        </Notice>
      ) : data ? (
        <SharedDocument document={data} />
      ) : (
        <Loading what="the findings" />
      )}
    </>
  );
}
