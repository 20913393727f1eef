import { words } from "./en";
import type { Indicator } from "../methodology/queries";

const text = words.section;

/** What the method says beside a box: its questions beside the first, where evidence comes from beside the third. */
export function Guide({ box, guide }: { box: string; guide: Indicator }) {
  if (box === "strength" && guide.questions.length > 0) {
    return (
      <>
        <h3>{text.questions}</h3>
        <ol className="pl-rows pl-plain">
          {guide.questions.map((question) => (
            <li key={question.number}>
              {question.number}. {question.text}
            </li>
          ))}
        </ol>
      </>
    );
  }
  if (box === "action" && guide.sources.length > 0) {
    return (
      <>
        <h3>{text.sources}</h3>
        <ul>
          {guide.sources.map((source) => (
            <li key={source.number}>{source.title}</li>
          ))}
        </ul>
      </>
    );
  }
  return null;
}
