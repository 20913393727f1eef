import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { shortDateAndTime } from "../../lib/dates";
import { useParam } from "../../lib/useParam";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { CommentsPanel } from "../comments/CommentsPanel";
import { evidenceList } from "../evidence/queries";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import type { Boxes } from "./boxes";
import { words } from "./en";
import { serious } from "./lacks";
import { partsOf, useLacks } from "./parts";
import { section as sectionQuery, selfEvaluation, type Lack } from "./queries";
import { JumpList, Rail } from "./Rail";
import { SectionEditor } from "./SectionEditor";
import { StatementEditor } from "./StatementEditor";
import { SubmittedPart } from "./SubmittedPart";
import { useDraft } from "./useDraft";

const text = words.section;

export function Missing({ code, lacks }: { code: string; lacks: Lack[] | undefined }) {
  if (!lacks) return null;
  const here = serious(lacks).filter((lack) => lack.section === code);
  return (
    <section className="pl-section" aria-labelledby="missing">
      <h2 id="missing">{text.missing(code)}</h2>
      {here.length === 0 ? <StatusText tone="ok">{text.nothingMissing}</StatusText> : null}
      <ul>
        {here.map((lack) => (
          <li key={lack.code + (lack.statement ?? "")}>{lack.detail}</li>
        ))}
      </ul>
      {here.length > 0 ? <p className="pl-measure">{text.noMatter}</p> : null}
    </section>
  );
}

function IndicatorSection({ id, code, lacks }: { id: string; code: string; lacks: Lack[] | undefined }) {
  const inspection = useInspection(id);
  const method = useSuspenseQuery(methodology(inspection.methodology.id)).data.document;
  const { data: loaded } = useSuspenseQuery({ ...sectionQuery(id, code), refetchOnWindowFocus: false });
  const { data: evidence } = useQuery(evidenceList(id));
  const { ready, draft } = useDraft<Boxes>(`${id}/self-evaluation/${code}`);
  const guide = method.indicators.find((indicator) => indicator.code === code);
  const section = loaded.data;
  return (
    <>
      <PageHead
        title={section.title}
        tabTitle={`${code} ${section.title}`}
        kicker={section.kind === "indicator" ? text.kicker(code, guide?.evaluated ?? false) : undefined}
      >
        {section.written_by && section.written_at ? (
          <p className="pl-meta">{text.written(section.written_by, shortDateAndTime(section.written_at))}</p>
        ) : null}
      </PageHead>
      {ready ? (
        <SectionEditor
          key={section.id}
          inspection={id}
          section={section}
          etag={loaded.etag}
          draft={draft}
          evidence={evidence ?? []}
          guide={guide}
        />
      ) : null}
      <Missing code={code} lacks={lacks} />
      <CommentsPanel inspection={id} subject={{ subject_kind: "self_evaluation_section", subject_id: section.id }} />
    </>
  );
}

export default function SectionPage() {
  const id = useParam("id");
  const code = useParam("indicator").replaceAll("-", "_");
  const { data: whole } = useSuspenseQuery(selfEvaluation(id));
  const lacks = useLacks(id, whole);
  const parts = partsOf(whole);
  const isStatement = "statements" in whole && whole.statements.some((row) => row.code === code);
  return (
    <div className="pl-grid">
      <Rail inspection={id} parts={parts} lacks={lacks} />
      <div className="pl-c10">
        <JumpList inspection={id} parts={parts} current={code} />
        {"sections" in whole ? (
          isStatement ? (
            <StatementEditor key={code} id={id} code={code} lacks={lacks} />
          ) : (
            <IndicatorSection key={code} id={id} code={code} lacks={lacks} />
          )
        ) : (
          <SubmittedPart inspection={id} whole={whole} code={code} />
        )}
      </div>
    </div>
  );
}
