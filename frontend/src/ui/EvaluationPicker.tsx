import { useId } from "react";
import { idOf } from "./fields";
import type { Message } from "./ErrorSummary";
import { StatusText } from "./StatusText";

export interface ScalePoint {
  value: number;
  word: string;
  meaning: string;
}

interface PickerProps {
  name: string;
  question: string;
  scale: ScalePoint[];
  value: number | null;
  onChange: (value: number) => void;
  messages?: Message[] | undefined;
}

/** The points of the scale, best first as it is printed: number, word and meaning; the whole row is the target. */
export function EvaluationPicker({ name, question, scale, value, onChange, messages }: PickerProps) {
  const unique = useId();
  const words = messages?.find((message) => message.field === name)?.words;
  return (
    <fieldset className="pl-fieldset" aria-describedby={words ? `${unique}-error` : undefined}>
      <legend className="pl-h2">{question}</legend>
      {words ? (
        <p>
          <StatusText tone="bad" wrap id={`${unique}-error`}>
            {words}
          </StatusText>
        </p>
      ) : null}
      <div className="pl-grade">
        {[...scale]
          .sort((one, other) => other.value - one.value)
          .map((point, at) => {
            const id = at === 0 ? idOf(name) : `${unique}-${point.value}`;
            return (
              <div className="pl-grade__row" key={point.value}>
                <input
                  type="radio"
                  id={id}
                  name={name}
                  value={point.value}
                  checked={value === point.value}
                  onChange={() => onChange(point.value)}
                  aria-describedby={`${unique}-${point.value}-meaning`}
                />
                <label htmlFor={id}>
                  {point.value} {point.word}
                </label>
                <span id={`${unique}-${point.value}-meaning`}>{point.meaning}</span>
              </div>
            );
          })}
      </div>
    </fieldset>
  );
}

/** Where a value stands on its scale. The words stand in the cell before it, so this is decoration. */
export function ScaleLine({ value, points }: { value: number; points: number[] }) {
  return (
    <span className="pl-line" aria-hidden="true">
      {points.map((point) => (
        <i key={point} className={point === value ? "is-on" : undefined}>
          {point}
        </i>
      ))}
    </span>
  );
}
