import { Fragment, useId, useState, type ReactNode } from "react";
import { citationsIn } from "../../lib/citations";
import { Button } from "../../ui/Button";
import { Citation } from "../../ui/Citation";
import { CitedText } from "../../ui/CitedText";
import { WritingBox, type Citable } from "../../ui/WritingBox";
import { words } from "./en";
import type { Statement } from "./queries";
import { claimsIn, countWords, matchClaims, type Claim } from "./statements";

const text = words.section;

interface Props {
  name: "strength" | "area_for_improvement" | "action" | "how_do_we_know";
  value: string;
  /** The statements of this box as the server has them, for their references. */
  known: Statement[];
  budget: number;
  sectionWords: number;
  writable: boolean;
  citable: Citable[];
  onChange: (value: string) => void;
  onBlur: () => void;
  onOpenEvidence: (code: string) => void;
  openEvidence: string | null;
  /** Splits pasted text into statements, for the boxes that hold statements. */
  split?: (text: string) => Promise<string[]>;
  /** The tags of a statement that the server has, as a form. */
  tagsOf?: (statement: Statement) => ReactNode;
  aside?: ReactNode;
}

const PREFIX = { strength: "S", area_for_improvement: "A", action: "P", how_do_we_know: "" };

/** A claim cites what stands in its text and what was put beside it. */
export function cites(claim: Claim, known: Statement[]): boolean {
  return citationsIn(claim.text).length > 0 || citedBeside(claim, known).length > 0;
}

/** Evidence put beside a claim, not named in its words. */
function citedBeside(claim: Claim, known: Statement[]): Statement["citations"] {
  const beside = known.find((statement) => statement.reference === claim.reference)?.citations ?? [];
  return beside.filter(({ evidence }) => !claim.text.includes(evidence));
}

function CitedBeside({
  claim,
  known,
  open,
  onOpen,
}: {
  claim: Claim;
  known: Statement[];
  open: string | null;
  onOpen: (code: string) => void;
}) {
  return citedBeside(claim, known).map(({ evidence, locator }) => (
    <Fragment key={evidence + locator}>
      {" "}
      <Citation code={evidence} locator={locator} open={open === evidence} onOpen={() => onOpen(evidence)} />
    </Fragment>
  ));
}

function Reading({
  claims,
  known,
  open,
  onOpen,
}: {
  claims: Claim[];
  known: Statement[];
  open: string | null;
  onOpen: (code: string) => void;
}) {
  if (claims.length === 0) return <p className="pl-meta">{text.nothing}</p>;
  return (
    <div className="pl-read pl-mt3">
      {claims.map((claim, at) => (
        <p key={claim.reference ?? at} className={`pl-para${cites(claim, known) ? "" : " pl-para--gap"}`}>
          <b>{claim.reference}</b>
          <CitedText text={claim.text} openCode={open} onOpen={onOpen} />
          <CitedBeside claim={claim} known={known} open={open} onOpen={onOpen} />
        </p>
      ))}
    </div>
  );
}

export function AnswerBox(props: Props) {
  const { name, value, known, budget, sectionWords, writable, citable, onChange, onBlur, aside } = props;
  const id = useId();
  const claims = matchClaims(claimsIn(value), known);
  const [writing, setWriting] = useState(writable && claims.length === 0);
  const { question, title } = words.boxes[name];
  const isStatements = name !== "how_do_we_know";
  const numbered = claims.map((claim, at) => ({ ...claim, reference: claim.reference ?? `${PREFIX[name]}${at + 1}` }));
  const gaps = isStatements ? numbered.filter((claim) => !cites(claim, known)) : [];
  return (
    <section className="pl-answer" aria-labelledby={`${id}-title`}>
      <div>
        <div className="pl-bar pl-bar--between">
          <div>
            <p className="pl-meta">{question}</p>
            <h2 id={`${id}-title`}>{writing ? <label htmlFor={id}>{title}</label> : title}</h2>
          </div>
          {writable ? (
            <Button secondary small onClick={() => setWriting(!writing)}>
              {writing ? text.read : text.edit(title)}
            </Button>
          ) : null}
        </div>
        {writing ? (
          <>
            <p className="ds_hint-text" id={`${id}-hint`}>
              {text.hint}
            </p>
            <WritingBox
              id={id}
              value={value}
              citable={citable}
              describedBy={`${id}-hint ${id}-count`}
              onChange={onChange}
              onBlur={onBlur}
              {...(isStatements && props.split ? { split: props.split } : {})}
            />
          </>
        ) : isStatements ? (
          <Reading claims={numbered} known={known} open={props.openEvidence} onOpen={props.onOpenEvidence} />
        ) : value ? (
          <div className="pl-read pl-mt3">
            <p className="pl-prewrap">
              <CitedText text={value} openCode={props.openEvidence} onOpen={props.onOpenEvidence} />
            </p>
          </div>
        ) : (
          <p className="pl-meta">{text.nothing}</p>
        )}
        {gaps.length > 0 && writable ? (
          <p className="pl-bar pl-gap2 pl-mt2">
            {gaps.map((claim) => (
              <span className="pl-cite pl-cite--gap" key={claim.reference}>
                {text.gap(claim.reference)}
              </span>
            ))}
          </p>
        ) : null}
        {writable && props.tagsOf ? known.map(props.tagsOf) : null}
        <p className="pl-meta pl-mt2" id={`${id}-count`}>
          {isStatements
            ? text.count(claims.length, claims.length - gaps.length, countWords(value), budget)
            : `${countWords(value)} words.`}
          {sectionWords > budget && name === "action" ? ` ${text.over(sectionWords, budget)}` : null}
        </p>
      </div>
      {aside ? <aside className="pl-aside">{aside}</aside> : <div />}
    </section>
  );
}
