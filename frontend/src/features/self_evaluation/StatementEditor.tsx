import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { useAutosave } from "../../api/useAutosave";
import type { Draft } from "../../lib/drafts";
import { permissionFor } from "../../ui/Button";
import { PageHead } from "../../ui/PageHead";
import { SaveStatus } from "../../ui/SaveStatus";
import { TheirsAndYours } from "../../ui/TheirsAndYours";
import { WritingBox, type Citable } from "../../ui/WritingBox";
import type { MethodStatement } from "../methodology/queries";
import { Contributors } from "./Contributors";
import { deskAt } from "./desk";
import { words } from "./en";
import { Missing } from "./Missing";
import { useMethod } from "./parts";
import { permittedAt } from "./permitted";
import type { Place } from "./place";
import { evidenceOf, keyOf, statementAnswers, type Lack, type StatementAnswers } from "./queries";
import { WordDownload } from "./WordDownload";
import { Written } from "./Written";
import { countWords } from "./statements";
import { useDraft } from "./useDraft";

type Answers = Record<string, string>;

const answersOf = (row: StatementAnswers): Answers =>
  Object.fromEntries(row.answers.map((answer) => [answer.part, answer.text]));

function PartBox({
  part,
  value,
  writable,
  citable,
  budget,
  onChange,
  onBlur,
}: {
  part: MethodStatement["parts"][number];
  value: string;
  writable: boolean;
  citable: Citable[];
  budget: number;
  onChange: (value: string) => void;
  onBlur: () => void;
}) {
  const id = useId();
  return (
    <section className="pl-answer" aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`}>
          <label htmlFor={id}>{part.title}</label>
        </h2>
        <p className="ds_hint-text" id={`${id}-hint`}>
          {part.prompt}
        </p>
        <WritingBox
          id={id}
          value={value}
          readOnly={!writable}
          citable={citable}
          describedBy={`${id}-hint ${id}-count`}
          onChange={onChange}
          onBlur={onBlur}
        />
        <p className="pl-meta pl-mt2" id={`${id}-count`}>
          {countWords(value)} words of about {budget}; longer is allowed.
        </p>
      </div>
    </section>
  );
}

interface FormProps {
  place: Place;
  statement: MethodStatement;
  row: StatementAnswers;
  etag: string | null;
  draft: (Draft & { value: Answers }) | null;
  budget: number;
}

function AnswersForm({ place, statement, row, etag, draft, budget }: FormProps) {
  const [answers, setAnswers] = useState(draft?.value ?? answersOf(row));
  const [theirs, setTheirs] = useState<{ row: StatementAnswers; etag: string | null } | null>(null);
  const { data: evidence } = useQuery(evidenceOf(place));
  const queries = useQueryClient();
  const writable = permittedAt(place, row.permitted_actions, "save_statement")?.allowed ?? false;
  const autosave = useAutosave<Answers>({
    place: `${place.id}/self-evaluation/${row.code}`,
    etag: draft?.etag ?? etag,
    send: (value, version) =>
      deskAt(place).saveStatement(
        row.code,
        version,
        Object.entries(value).map(([part, text]) => ({ part, text })),
      ),
    onSaved: () => void queries.invalidateQueries({ queryKey: keyOf(place) }),
  });

  const recovered = useRef(draft?.value ?? null);
  useEffect(() => {
    if (recovered.current) autosave.change(recovered.current);
    recovered.current = null;
  });

  const clash = autosave.state.kind === "conflict";
  useEffect(() => {
    if (!clash) return;
    void queries
      .fetchQuery({ ...statementAnswers(place, row.code), staleTime: 0 })
      .then((answer) => setTheirs({ row: answer.data, etag: answer.etag }));
  }, [clash, queries, place, row.code]);

  function settle(value: Answers | null) {
    if (!theirs) return;
    setTheirs(null);
    setAnswers(value ?? answersOf(theirs.row));
    void (value ? autosave.settle(value, theirs.etag) : autosave.take(theirs.etag));
  }

  const asText = (value: Answers) =>
    statement.parts.map((part) => `${part.title}\n${value[part.code] ?? ""}`).join("\n\n");
  const both = (other: Answers): Answers =>
    Object.fromEntries(
      statement.parts.map(({ code }) => {
        const one = other[code] ?? "";
        const mine = answers[code] ?? "";
        return [code, one.trim() === mine.trim() ? mine : [one, mine].filter(Boolean).join("\n\n")];
      }),
    );

  return (
    <>
      <SaveStatus state={autosave.state} />
      {clash && theirs ? (
        <TheirsAndYours
          who={words.section.clash}
          theirs={asText(answersOf(theirs.row))}
          yours={asText(answers)}
          onTheirs={() => settle(null)}
          onYours={() => settle(answers)}
          onBoth={() => settle(both(answersOf(theirs.row)))}
        />
      ) : (
        statement.parts.map((part) => (
          <PartBox
            key={part.code}
            part={part}
            value={answers[part.code] ?? ""}
            writable={writable}
            citable={evidence ?? []}
            budget={budget}
            onChange={(value) => {
              const next = { ...answers, [part.code]: value };
              setAnswers(next);
              autosave.change(next);
            }}
            onBlur={() => void autosave.flush()}
          />
        ))
      )}
    </>
  );
}

/** A statement that the method asks for by name, part by part: preparedness, section 27. */
export function StatementEditor({ place, code, lacks }: { place: Place; code: string; lacks: Lack[] | undefined }) {
  const method = useMethod(place);
  const { data: loaded } = useSuspenseQuery({ ...statementAnswers(place, code), refetchOnWindowFocus: false });
  const { ready, draft } = useDraft<Answers>(`${place.id}/self-evaluation/${code}`);
  const statement = method.statements.find((row) => row.code === code);
  if (!statement) return null;
  return (
    <>
      <PageHead title={statement.title} lede={statement.prompt}>
        <Written place={place} part={loaded.data} />
      </PageHead>
      {ready ? (
        <AnswersForm
          place={place}
          statement={statement}
          row={loaded.data}
          etag={loaded.etag}
          draft={draft}
          budget={method.word_budgets["statement_part"] ?? 400}
        />
      ) : null}
      <Missing code={code} name={statement.title} lacks={lacks} />
      <WordDownload place={place} part={code} name={statement.title} />
      {place.kind === "inspection" ? (
        <Contributors
          inspection={place.id}
          code={code}
          permission={permissionFor(loaded.data.permitted_actions, "give_section")}
        />
      ) : null}
    </>
  );
}
