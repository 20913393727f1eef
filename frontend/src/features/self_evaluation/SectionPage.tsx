import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { NotFoundPage } from "../../ui/NotFound";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { CommentsPanel } from "../comments/CommentsPanel";
import type { Boxes } from "./boxes";
import { Contributors } from "./Contributors";
import { words } from "./en";
import { Missing } from "./Missing";
import { partsOf, useLacks, useMethod } from "./parts";
import { slugOf, usePlace, type Place } from "./place";
import { evidenceOf, section as sectionQuery, selfEvaluation, type Lack } from "./queries";
import { JumpList, Rail } from "./Rail";
import { SectionEditor } from "./SectionEditor";
import { StatementEditor } from "./StatementEditor";
import { SubmittedPart } from "./SubmittedPart";
import { useDraft } from "./useDraft";
import { WordDownload } from "./WordDownload";
import { Written } from "./Written";

const text = words.section;

function IndicatorSection({ place, code, lacks }: { place: Place; code: string; lacks: Lack[] | undefined }) {
  const method = useMethod(place);
  const { data: loaded } = useSuspenseQuery({ ...sectionQuery(place, code), refetchOnWindowFocus: false });
  const { data: evidence } = useQuery(evidenceOf(place));
  const { ready, draft } = useDraft<Boxes>(`${place.id}/self-evaluation/${code}`);
  const guide = method.indicators.find((indicator) => indicator.code === code);
  const section = loaded.data;
  const own = section.kind === "own";
  return (
    <>
      <PageHead
        title={section.title}
        tabTitle={own ? section.title : `${code} ${section.title}`}
        kicker={own ? text.ownKicker(section.covers) : text.kicker(code, guide?.evaluated ?? false)}
      >
        <Written place={place} part={section} />
      </PageHead>
      {ready ? (
        <SectionEditor
          key={section.id}
          place={place}
          section={section}
          etag={loaded.etag}
          draft={draft}
          evidence={evidence ?? []}
          guide={guide}
        />
      ) : null}
      <Missing code={code} name={own ? section.title : code} lacks={lacks} />
      <WordDownload place={place} part={code} name={own ? section.title : `${code} ${section.title}`} />
      {ready && place.kind === "inspection" ? (
        <>
          <Contributors
            inspection={place.id}
            code={code}
            permission={permissionFor(section.permitted_actions, "give_section")}
          />
          <CommentsPanel
            inspection={place.id}
            subject={{ subject_kind: "self_evaluation_section", subject_id: section.id }}
          />
        </>
      ) : null}
    </>
  );
}

export default function SectionPage() {
  const place = usePlace();
  const slug = useParam("indicator");
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const lacks = useLacks(place, whole);
  const parts = partsOf(whole);
  const part = parts.find(({ code }) => slugOf(code) === slug);
  if (!part) {
    if (parts.length > 0 || !("state" in whole) || whole.state === "submitted" || whole.state === "shared") {
      return <NotFoundPage />;
    }
    return (
      <>
        <PageHead title={words.title} />
        <Notice>
          <p>{"sections" in whole ? words.noneGiven : words.wordOnly[whole.state]}</p>
        </Notice>
      </>
    );
  }
  const isStatement = "statements" in whole && whole.statements.some((row) => row.code === part.code);
  return (
    <div className="pl-grid">
      <Rail place={place} parts={parts} lacks={lacks} />
      <div className="pl-c10">
        <JumpList place={place} parts={parts} current={part} />
        {"sections" in whole ? (
          isStatement ? (
            <StatementEditor key={part.code} place={place} code={part.code} lacks={lacks} />
          ) : (
            <IndicatorSection key={part.code} place={place} code={part.code} lacks={lacks} />
          )
        ) : "submission" in whole ? (
          <SubmittedPart place={place} whole={whole} code={part.code} />
        ) : null}
      </div>
    </div>
  );
}
