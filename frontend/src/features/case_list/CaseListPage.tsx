import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { Loading, PageHead } from "../../ui/PageHead";
import { StatusText, type Tone } from "../../ui/StatusText";
import { useInspection } from "../inspections/useInspection";
import { Asked } from "./Asked";
import { AskForm } from "./AskForm";
import { words } from "./en";
import { OneVersion } from "./OneVersion";
import { caseList, caseListKey, versions, type CaseList } from "./queries";
import { Send } from "./Send";
import { Versions } from "./Versions";

/** Where the list stands, in one line. */
function stateOf(data: CaseList): [Tone, string] {
  const text = words.states;
  if (!data.request) return ["none", text.notAsked];
  if (data.accepted?.frozen_at) return ["ok", text.drawn(data.accepted.version)];
  if (!data.agreed) return ["warn", text.notAgreed];
  if (data.newest?.state === "refused" && !data.accepted) return ["bad", text.refused(data.newest.problem_count)];
  if (data.accepted) return ["ok", text.accepted(data.accepted.version, data.accepted.cases)];
  return ["go", text.waiting];
}

/** R52, R53, R56, R57: what is asked for, sending and mending it, and what an accepted list looks like. */
export default function CaseListPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data } = useSuspenseQuery(caseList(id));
  const { data: rows } = useSuspenseQuery(versions(id));
  const [chosen, setChosen] = useState<string>();
  const queries = useQueryClient();
  const again = async () => {
    await queries.invalidateQueries({ queryKey: caseListKey(id) });
    await queries.invalidateQueries({ queryKey: ["timetable", id] });
  };
  const council = inspection.your_side === "council";
  const maySend = permissionFor(data.permitted_actions, "send_case_list");
  const mayAsk = permissionFor(data.permitted_actions, "request_case_list");
  const [tone, state] = stateOf(data);
  const shown = chosen ?? rows[0]?.id;
  return (
    <>
      <PageHead title={words.title} lede={words.lede}>
        <StatusText tone={tone} wrap>
          {state}
        </StatusText>
      </PageHead>
      <Asked
        inspection={id}
        data={data}
        readsAgreement={permissionFor(inspection.permitted_actions, "read_agreement") !== undefined}
      />
      {!council && mayAsk ? (
        <AskForm inspection={id} again={data.request !== null} permission={mayAsk} onAsked={again} />
      ) : null}
      {council && maySend ? (
        <Send
          inspection={id}
          columns={data.columns}
          permission={maySend}
          onSent={async () => {
            setChosen(undefined);
            await again();
          }}
        />
      ) : null}
      <section className="pl-mb6" aria-labelledby="versions">
        <h2 id="versions">{words.versions.title}</h2>
        {rows.length === 0 ? (
          <p>{words.versions.none}</p>
        ) : (
          <Versions rows={rows} request={data.request?.number ?? 0} shown={shown} onShow={setChosen} />
        )}
      </section>
      {shown ? (
        <Suspense fallback={<Loading what={words.versions.loading} />}>
          <OneVersion
            key={shown}
            inspection={id}
            id={shown}
            columns={data.columns}
            cases={permissionFor(data.permitted_actions, "list_case_rows") !== undefined}
            council={council}
            onChanged={again}
          />
        </Suspense>
      ) : null}
    </>
  );
}
