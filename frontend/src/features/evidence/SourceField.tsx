import { TextField } from "../../ui/fields";
import type { Message } from "../../ui/ErrorSummary";
import type { Method } from "../methodology/queries";
import { detail } from "./enDetail";
import { suggestionsOf } from "./sources";

const LIST = "source-suggestions";

/** A type of source with the method's suggestions to choose from, and room for one's own words. */
export function SourceField({
  method,
  marked,
  value,
  messages,
}: {
  method: Method;
  marked: string[];
  value: string | null;
  messages: Message[];
}) {
  return (
    <>
      <TextField
        name="source_type"
        label={detail.form.source}
        hint={detail.form.sourceHint}
        list={LIST}
        autoComplete="off"
        defaultValue={value ?? ""}
        messages={messages}
      />
      <datalist id={LIST}>
        {suggestionsOf(method, marked).map(({ title, from }) => (
          <option key={title} value={title}>
            {from}
          </option>
        ))}
      </datalist>
    </>
  );
}
