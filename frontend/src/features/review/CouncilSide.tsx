import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { citationsIn } from "../../lib/citations";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Citation } from "../../ui/Citation";
import { CitedText } from "../../ui/CitedText";
import { StatusText } from "../../ui/StatusText";
import { evidenceList, type EvidenceRow } from "../evidence/queries";
import { EvidenceDrawer } from "../self_evaluation/EvidenceDrawer";
import type { SelfEvaluation, Statement, StatementKind } from "../self_evaluation/queries";
import { inside } from "../self_evaluation/place";
import { words } from "./en";

const KINDS: StatementKind[] = ["strength", "area_for_improvement", "action"];

interface Opened {
  statement: string;
  code: string;
}

interface ReadingProps {
  inspection: string;
  /** What an opened citation leads to; nothing before the first is opened. */
  evidence: EvidenceRow[] | undefined;
  open: Opened | null;
  onOpen: (opened: Opened | null) => void;
}

/** Claim and evidence stay together: the drawer opens under the sentence that cites it. */
function Line({ statement, inspection, evidence, open, onOpen }: { statement: Statement } & ReadingProps) {
  const { reference } = statement;
  const inText = new Set(citationsIn(statement.text).map(({ code }) => code));
  const bare = statement.citations.length === 0 && inText.size === 0 && statement.kind !== "action";
  const beside = statement.citations.filter(({ evidence: code }) => !inText.has(code));
  const opened = open?.statement === reference ? open.code : null;
  const show = (code: string) => onOpen(opened === code ? null : { statement: reference, code });
  return (
    <>
      <p className={`pl-para${bare ? " pl-para--gap" : ""}`}>
        <b>{reference}</b>
        <CitedText text={statement.text} openCode={opened} onOpen={show} />{" "}
        {beside.map(({ evidence: code, locator }) => (
          <Citation
            key={code + locator}
            code={code}
            locator={locator}
            open={opened === code}
            onOpen={() => show(code)}
          />
        ))}
        {bare ? <StatusText tone="warn">{words.noEvidence}</StatusText> : null}
      </p>
      {opened && evidence ? (
        <EvidenceDrawer place={inside(inspection)} code={opened} items={evidence} onClose={() => onOpen(null)} />
      ) : null}
    </>
  );
}

function Submitted({ whole, code, ...reading }: { whole: SelfEvaluation; code: string } & ReadingProps) {
  if (!("submission" in whole)) return <p>{words.notSubmitted[whole.state] ?? words.nothing}</p>;
  const section = whole.submission.sections.find((row) => row.code === code || row.covers.includes(code));
  if (!section) return <p>{words.ownFormat}</p>;
  return (
    <>
      {KINDS.map((kind) => {
        const statements = section.statements.filter((statement) => statement.kind === kind);
        return (
          <section key={kind} aria-label={words.boxes[kind]}>
            <h3>{words.boxes[kind]}</h3>
            {statements.length === 0 ? <p className="pl-meta">{words.nothing}</p> : null}
            {statements.map((statement) => (
              <Line key={statement.reference} statement={statement} {...reading} />
            ))}
          </section>
        );
      })}
      <h3>{words.how}</h3>
      <p className="pl-measure pl-prewrap">
        {section.how_do_we_know ? <CitedText text={section.how_do_we_know} /> : words.nothing}
      </p>
    </>
  );
}

/** The council's own words about one indicator, as they were submitted. */
export function CouncilSide({ inspection, whole, code }: { inspection: string; whole: SelfEvaluation; code: string }) {
  const [open, setOpen] = useState<Opened | null>(null);
  const { data: evidence } = useQuery({ ...evidenceList(inspection), throwOnError: false, enabled: open !== null });
  const frozen = "submission" in whole ? whole.submission.frozen_at : null;
  return (
    <section aria-labelledby="council">
      <div className="pl-pair__head pl-pair__head--c pl-bar pl-bar--between pl-mb4">
        <h2 id="council">{words.council}</h2>
        {frozen ? <AudienceLabel audience="both" words={words.submitted(shortDateAndTime(frozen))} /> : null}
      </div>
      <Submitted whole={whole} code={code} inspection={inspection} evidence={evidence} open={open} onOpen={setOpen} />
      <p className="pl-mt5">
        <Link to={paths.section(inspection, code)}>{words.whole}</Link>
      </p>
    </section>
  );
}
