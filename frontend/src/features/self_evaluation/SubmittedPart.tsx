import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { shortDateAndTime } from "../../lib/dates";
import { CitedText } from "../../ui/CitedText";
import { PageHead } from "../../ui/PageHead";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { KINDS } from "./boxes";
import { words } from "./en";
import { EvidenceDrawer } from "./EvidenceDrawer";
import { useMethod } from "./parts";
import type { Place } from "./place";
import { evidenceOf, type Section, type SelfEvaluationSubmitted, type StatementAnswers } from "./queries";

interface BodyProps {
  open: string | null;
  onOpen: (code: string) => void;
}

function SectionBody({ section, open, onOpen }: { section: Section } & BodyProps) {
  return (
    <>
      {KINDS.map((kind) => {
        const rows = section.statements.filter((statement) => statement.kind === kind);
        return (
          <section key={kind} aria-label={words.boxes[kind].title} className="pl-mb6">
            <h2>{words.boxes[kind].title}</h2>
            {rows.length === 0 ? <p className="pl-meta">{words.section.nothing}</p> : null}
            {rows.map((row) => (
              <p className="pl-para pl-measure" key={row.reference}>
                <b>{row.reference}</b>
                <CitedText text={row.text} openCode={open} onOpen={onOpen} />
              </p>
            ))}
          </section>
        );
      })}
      <h2>{words.boxes.how_do_we_know.title}</h2>
      <p className="pl-measure pl-prewrap">
        <CitedText text={section.how_do_we_know || words.section.nothing} openCode={open} onOpen={onOpen} />
      </p>
    </>
  );
}

function AnswersBody({ place, row, open, onOpen }: { place: Place; row: StatementAnswers } & BodyProps) {
  const method = useMethod(place);
  const parts = method.statements.find((statement) => statement.code === row.code)?.parts ?? [];
  return parts.map((part) => (
    <section key={part.code} aria-label={part.title} className="pl-mb6">
      <h2>{part.title}</h2>
      <p className="pl-measure pl-prewrap">
        <CitedText
          text={row.answers.find((answer) => answer.part === part.code)?.text ?? words.section.nothing}
          openCode={open}
          onOpen={onOpen}
        />
      </p>
    </section>
  ));
}

/** One part as it was submitted: what the inspectors read, with the evidence one click away. */
export function SubmittedPart({ place, whole, code }: { place: Place; whole: SelfEvaluationSubmitted; code: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const { data: evidence } = useQuery({ ...evidenceOf(place), throwOnError: false });
  const { sections, statements, frozen_at, frozen_by } = whole.submission;
  const section = sections.find((row) => row.code === code);
  const answers = statements.find((row) => row.code === code);
  return (
    <>
      <PageHead
        title={(section ?? answers)?.title ?? code}
        kicker={words.submitted(shortDateAndTime(frozen_at), frozen_by)}
      >
        <AudienceLabel audience="both" />
      </PageHead>
      {open ? <EvidenceDrawer place={place} code={open} items={evidence ?? []} onClose={() => setOpen(null)} /> : null}
      {section ? <SectionBody section={section} open={open} onOpen={setOpen} /> : null}
      {answers ? <AnswersBody place={place} row={answers} open={open} onOpen={setOpen} /> : null}
    </>
  );
}
