import { Select } from "./fields";
import type { Message } from "./ErrorSummary";

/** Languages that texts of the process come in, by the names that browsers know them by. Others can be set over the API. */
const LANGUAGES = [
  ["en", "English"],
  ["gd", "Gaelic"],
  ["sco", "Scots"],
  ["ar", "Arabic"],
  ["pl", "Polish"],
  ["pa", "Punjabi"],
  ["ro", "Romanian"],
  ["uk", "Ukrainian"],
  ["ur", "Urdu"],
  ["zh", "Chinese"],
] as const;

/** The language of a text: screen readers choose their voice by it. */
export function LanguageField({
  name = "language",
  label,
  value = "en",
  onChange,
  messages,
}: {
  name?: string;
  label: string;
  value?: string;
  onChange?: (value: string) => void;
  messages?: Message[];
}) {
  const other = LANGUAGES.some(([code]) => code === value) ? [] : [[value, value] as const];
  return (
    <Select
      name={name}
      label={label}
      defaultValue={value}
      onChange={(event) => onChange?.(event.target.value)}
      messages={messages}
    >
      {[...LANGUAGES, ...other].map(([code, title]) => (
        <option key={code} value={code}>
          {title}
        </option>
      ))}
    </Select>
  );
}
