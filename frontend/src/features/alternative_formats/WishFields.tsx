import { Select, TextArea, TextField } from "../../ui/fields";
import type { Message } from "../../ui/ErrorSummary";
import { textOf } from "../../lib/forms";
import { formats, words } from "./en";
import type { FormatRequest } from "./queries";

/** What everybody is asked, with an account or without. */
export function WishFields({ messages }: { messages: Message[] }) {
  return (
    <>
      <Select name="format" label={words.format} messages={messages}>
        {Object.entries(formats).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <TextField name="language" label={words.language} hint={words.languageHint} messages={messages} />
      <TextArea name="need" label={words.need} hint={words.needHint} messages={messages} />
    </>
  );
}

export const wishOf = (form: FormData) => ({
  format: textOf(form, "format") as FormatRequest["format"],
  language: textOf(form, "language") || null,
  need: textOf(form, "need") || null,
});
