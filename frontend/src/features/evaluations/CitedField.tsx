import { useId } from "react";
import { citationsIn } from "../../lib/citations";
import type { FieldMessage } from "../../api/problems";
import { CitedText } from "../../ui/CitedText";
import { idOf } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { WritingBox, type Citable } from "../../ui/WritingBox";
import { words } from "./en";

/** A text that cites evidence: typing a bracket offers it, and what is cited stands under the box as the report has it. */
export function CitedField({
  name,
  label,
  hint,
  value,
  rows,
  citable,
  messages,
  onChange,
}: {
  name: string;
  label: string;
  hint?: string;
  value: string;
  rows?: number;
  citable: Citable[];
  messages: FieldMessage[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  const fault = messages.find((message) => message.field === name)?.words;
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  const cited = citationsIn(value);
  return (
    <div className="pl-field pl-field--wide">
      <label className="ds_label" htmlFor={idOf(name)}>
        {label}
      </label>
      {hint ? (
        <p className="ds_hint-text" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p>
          <StatusText tone="bad" wrap id={`${id}-fault`}>
            {fault}
          </StatusText>
        </p>
      ) : null}
      <WritingBox
        id={idOf(name)}
        value={value}
        rows={rows ?? 5}
        citable={citable}
        describedBy={described}
        onChange={onChange}
        onBlur={() => undefined}
      />
      {cited.length > 0 ? (
        <p className="pl-meta">
          {words.cites}{" "}
          <CitedText
            text={cited.map(({ code, locator }) => `[${[code, locator].filter(Boolean).join(" ")}]`).join(" ")}
          />
        </p>
      ) : null}
    </div>
  );
}
