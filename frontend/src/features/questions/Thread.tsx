import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { Loading } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { CommentsPanel } from "../comments/CommentsPanel";
import { useDraft } from "../self_evaluation/useDraft";
import { Acts } from "./Acts";
import { AnswerForm, answerPlace, type Answering } from "./AnswerForm";
import { words } from "./en";
import { question as questionQuery, type Question, type QuestionEntry } from "./queries";

function Files({ inspection, entry }: { inspection: string; entry: QuestionEntry }) {
  if (entry.files.length === 0) return null;
  return (
    <ul className="pl-plain">
      {entry.files.map((file) => (
        <li key={file.evidence ?? file.address}>
          {file.evidence ? (
            <Link to={paths.evidenceItem(inspection, file.evidence)}>
              {file.evidence} {file.title}
            </Link>
          ) : (
            <a href={file.address ?? ""} rel="noreferrer">
              {file.title}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was said stands in full; what was arranged is one line. */
function Entry({ inspection, entry }: { inspection: string; entry: QuestionEntry }) {
  const said = { passed_on: words.passedOn(entry.text), due_changed: entry.text }[entry.act as string] ?? entry.text;
  return (
    <li>
      <p className="pl-meta">
        {entry.by} {words.acts[entry.act]}, {shortDateAndTime(entry.at)}{" "}
        {entry.late ? <StatusText tone="warn">{words.late(entry.late)}</StatusText> : null}
      </p>
      {said ? <p className="pl-prewrap pl-measure">{said}</p> : null}
      {entry.act === "due_changed" && entry.due ? <p>{words.newDue(entry.due.words)}</p> : null}
      <Files inspection={inspection} entry={entry} />
    </li>
  );
}

interface Props {
  inspection: string;
  id: string;
}

/** One question with everything that was said, and the answer written in place. */
export function Thread({ inspection, id }: Props) {
  const { data } = useQuery(questionQuery(inspection, id));
  if (!data) return <Loading what="the question" />;
  return <Opened inspection={inspection} question={data} />;
}

function Opened({ inspection, question }: { inspection: string; question: Question }) {
  const { ready, draft } = useDraft<Answering>(answerPlace(inspection, question.id));
  const [writing, setWriting] = useState(false);
  const queries = useQueryClient();
  const answering = permissionFor(question.permitted_actions, "answer_question");
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ["questions", inspection] });
    void queries.invalidateQueries({ queryKey: ["me"] });
  };
  // Words that were not sent are shown again at once: nobody has to remember that they are there.
  const open = ready && answering?.allowed && (writing || draft !== null);
  return (
    <div className="pl-mt4">
      <p className="pl-prewrap pl-measure">{question.text}</p>
      <ol className="pl-rows" aria-label={question.reference}>
        {question.entries.slice(1).map((entry, at) => (
          <Entry key={at} inspection={inspection} entry={entry} />
        ))}
      </ol>
      {open ? (
        <AnswerForm
          inspection={inspection}
          question={question}
          draft={draft}
          onAnswered={() => {
            setWriting(false);
            void queries.invalidateQueries({ queryKey: ["draft"] });
            changed();
          }}
          onFold={() => setWriting(false)}
        />
      ) : null}
      <Acts inspection={inspection} question={question} onDone={changed}>
        {answering && !open ? (
          <Button small permission={answering} onClick={() => setWriting(true)}>
            {question.state === "answered" ? words.answer.more : words.answer.open}
          </Button>
        ) : null}
      </Acts>
      <div className="pl-mt6">
        <CommentsPanel inspection={inspection} subject={{ subject_kind: "question", subject_id: question.id }} />
      </div>
    </div>
  );
}
