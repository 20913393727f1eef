import { Checkbox } from "../../ui/fields";
import type { Indicator, Method } from "../methodology/queries";
import type { Tags } from "./boxes";
import { tagging as text } from "./enTags";

interface Props {
  reference: string;
  method: Method;
  guide: Indicator | undefined;
  tags: Tags;
  onChange: (tags: Tags) => void;
}

const toggled = <T,>(list: T[], item: T, on: boolean): T[] =>
  on ? [...list, item] : list.filter((one) => one !== item);

/** What one statement speaks about: folded away, since most of the work is the words. */
export function TagPicker({ reference, method, guide, tags, onChange }: Props) {
  const count = tags.considerations.length + tags.headline_outcomes.length + tags.questions.length;
  return (
    <details className="ds_details pl-mt2">
      <summary className="ds_details__summary">{text.summary(reference, count)}</summary>
      <div className="ds_details__text">
        <fieldset className="pl-fieldset">
          <legend>{text.considerations(reference)}</legend>
          {method.key_considerations.map(({ code, title }) => (
            <Checkbox
              key={code}
              name={`${reference}-${code}`}
              label={title}
              checked={tags.considerations.includes(code)}
              onChange={({ target }) =>
                onChange({ ...tags, considerations: toggled(tags.considerations, code, target.checked) })
              }
            />
          ))}
        </fieldset>
        <fieldset className="pl-fieldset">
          <legend>{text.outcomes(reference)}</legend>
          {method.headline_outcomes.map(({ number, title }) => (
            <Checkbox
              key={number}
              name={`${reference}-outcome-${number}`}
              label={title}
              checked={tags.headline_outcomes.includes(number)}
              onChange={({ target }) =>
                onChange({ ...tags, headline_outcomes: toggled(tags.headline_outcomes, number, target.checked) })
              }
            />
          ))}
        </fieldset>
        {guide && guide.questions.length > 0 ? (
          <fieldset className="pl-fieldset">
            <legend>{text.questions(reference)}</legend>
            {guide.questions.map(({ number, text: question }) => (
              <Checkbox
                key={number}
                name={`${reference}-question-${number}`}
                label={`${number}. ${question}`}
                checked={tags.questions.includes(number)}
                onChange={({ target }) =>
                  onChange({ ...tags, questions: toggled(tags.questions, number, target.checked) })
                }
              />
            ))}
          </fieldset>
        ) : null}
      </div>
    </details>
  );
}
