import { useQuery } from "@tanstack/react-query";
import { ApiProblem } from "../../api/problems";
import { useParam } from "../../lib/useParam";
import { Notice } from "../../ui/Notice";
import { Loading, PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { sharedFindings } from "./queries";
import { SharedDocument } from "./SharedDocument";

/** The council's page. Before anything is shared there is nothing to find, and the page says so kindly. */
export default function SharedFindingsPage() {
  const id = useParam("id");
  const { data, error } = useQuery({ ...sharedFindings(id), throwOnError: false });
  const notYet = error instanceof ApiProblem && error.status === 404;
  if (error && !notYet) throw error;
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
