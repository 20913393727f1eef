import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { Indicator } from "./queries";

/** One indicator of the method: what it is about, what it asks, and where evidence often comes from. */
export function IndicatorGuide({ indicator }: { indicator: Indicator }) {
  return (
    <details className="ds_details">
      <summary className="ds_details__summary">
        {indicator.code} {indicator.title}
      </summary>
      <div className="ds_details__text">
        <p>
          <StatusText tone={indicator.evaluated ? "ok" : "none"}>
            {indicator.evaluated ? words.evaluated : words.commented}
          </StatusText>
        </p>
        {indicator.description ? <p>{indicator.description}</p> : null}
        <h3>{words.questions}</h3>
        <ol>
          {indicator.questions.map((question) => (
            <li key={question.number}>{question.text}</li>
          ))}
        </ol>
        <h3>{words.sources}</h3>
        <ul>
          {indicator.sources.map((source) => (
            <li key={source.number}>{source.title}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
