import { CitedText } from "../../ui/CitedText";
import { ScaleLine } from "../../ui/EvaluationPicker";
import type { Method } from "../methodology/queries";
import { words } from "./en";
import type { Evaluation } from "./queries";
import { WhyNarrativeOnly } from "./WhyNarrativeOnly";

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {text ? (
        <p className="pl-measure pl-prewrap">
          <CitedText text={text} />
        </p>
      ) : (
        <p className="pl-meta">{words.notYet}</p>
      )}
    </section>
  );
}

/** What is recorded, for those who read it and do not record. */
export function EvaluationText({ current, method, why }: { current: Evaluation; method: Method; why: string | null }) {
  const points = method.scale.points.map((point) => point.value).sort((one, other) => one - other);
  return (
    <>
      {current.evaluated ? (
        <p className="pl-lead">
          {current.value === null ? (
            words.notYet
          ) : (
            <>
              <b>
                {current.value} {current.label}
              </b>{" "}
              <ScaleLine value={current.value} points={points} />
            </>
          )}
        </p>
      ) : (
        <WhyNarrativeOnly code={current.indicator} method={method} />
      )}
      {current.evaluated ? <Text title={words.rationale} text={current.rationale} /> : null}
      <Text title={words.narrative} text={current.narrative} />
      {why ? <p className="pl-meta">{why}</p> : null}
    </>
  );
}
