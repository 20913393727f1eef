import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { Loading, PageHead } from "../../ui/PageHead";
import { StatusText, type Tone } from "../../ui/StatusText";
import { useInspection } from "../inspections/useInspection";
import { Cases } from "./Cases";
import { Check } from "./Check";
import { Comparison } from "./Comparison";
import { words } from "./en";
import { Facts } from "./Facts";
import { PlanForm } from "./PlanForm";
import { caseSample, caseSampleKey, type CaseSample } from "./queries";
import { Release } from "./Release";
import { Replacements } from "./Replacements";

/** Where the sample stands, in one line. */
function stateOf(data: CaseSample, council: boolean): [Tone, string] {
  const text = words.states;
  if (!data.sample) return ["none", council ? text.council : text.notYet];
  if (data.sample.released_at || council) return ["ok", text.released(data.sample.size)];
  return ["go", text.drawn(data.sample.size)];
}

/** The council before the release: what it can rely on, and nothing of what may have happened meanwhile. */
function Before({ data }: { data: CaseSample }) {
  const text = words.before;
  return (
    <section className="pl-mb6" aria-labelledby="before">
      <h2 id="before">{text.title}</h2>
      <p className="pl-measure">{data.commitment ? text.body : text.none}</p>
      {data.commitment ? <p className="pl-anywhere">{data.commitment}</p> : null}
      {data.release_opens_at ? <p>{text.when(data.release_opens_at)}</p> : null}
    </section>
  );
}

/** R54, R55: the sample is planned, drawn, mended and released here, and checked by whoever sees it. */
export default function CaseSamplePage() {
  const id = useParam("id");
  const council = useInspection(id).your_side === "council";
  const { data } = useSuspenseQuery(caseSample(id));
  const queries = useQueryClient();
  const again = async () => {
    await queries.invalidateQueries({ queryKey: caseSampleKey(id) });
    await queries.invalidateQueries({ queryKey: ["timetable", id] });
  };
  const may = (action: string) => permissionFor(data.permitted_actions, action);
  const { sample } = data;
  const mayPlan = may("plan_case_sample");
  const mayRelease = may("release_case_sample");
  const [tone, state] = stateOf(data, council);
  return (
    <>
      <PageHead title={words.title} lede={words.lede}>
        <StatusText tone={tone} wrap>
          {state}
        </StatusText>
      </PageHead>
      {council && !sample ? <Before data={data} /> : null}
      {!council && mayPlan && (data.drawable || !sample) ? (
        <PlanForm inspection={id} data={data} mayPlan={mayPlan} mayDraw={may("draw_case_sample")} onDrawn={again} />
      ) : null}
      {sample ? (
        <>
          <Facts sample={sample} />
          {!council && mayRelease && !sample.released_at ? (
            <Release inspection={id} permission={mayRelease} onReleased={again} />
          ) : null}
          <Comparison allocation={sample.allocation} heading={words.compare.title} />
          <Suspense fallback={<Loading what={words.cases.title} />}>
            <Replacements inspection={id} mayAnswer={may("answer_replacement")} onChanged={again} />
            <Cases
              inspection={id}
              mayAsk={may("ask_for_replacement")}
              mayAdd={may("add_case_by_hand")}
              onChanged={again}
            />
          </Suspense>
          <Check inspection={id} sample={sample} />
        </>
      ) : null}
    </>
  );
}
