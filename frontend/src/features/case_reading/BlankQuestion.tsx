import { words } from "./en";
import type { Question } from "./queries";
import { choicesOf } from "./template";

interface Props {
  number: string;
  question: Question;
  /** When it applies, in words; null where it always does. */
  applies: string | null;
  /** The points of the method's scale, lowest first. */
  points: string[];
}

function Space({ question }: { question: Question }) {
  if (question.kind === "timescale") return <p className="pl-meta">{words.computed}</p>;
  if (question.kind === "text") return <div className="pl-blank-lines" role="img" aria-label={words.text} />;
  if (question.kind === "number")
    return <p className="pl-blank-entry">{words.number(question.unit, question.least, question.most)}</p>;
  if (question.kind === "date") return <p className="pl-blank-entry">{question.several ? words.days : words.day}</p>;
  return question.kind === "choice" && question.several ? <p className="pl-meta">{words.several}</p> : null;
}

/** One question of the blank template: what is asked, how to judge it, and the boxes to tick on paper. */
export function BlankQuestion({ number, question, applies, points }: Props) {
  const choices = choicesOf(question, points);
  return (
    <li className="pl-blank" id={question.code}>
      <h3>
        <span className="pl-blank-number">{number}</span> {question.text}
      </h3>
      {applies ? <p className="pl-blank-when">{applies}</p> : null}
      <p>{question.guidance}</p>
      <Space question={question} />
      {choices.length > 0 ? (
        <ul className="pl-blank-choices">
          {choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      ) : null}
      {question.indicators.length > 0 ? <p className="pl-meta">{words.indicators(question.indicators)}</p> : null}
    </li>
  );
}
