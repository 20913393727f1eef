import { useState } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { deskAt } from "./desk";
import { format } from "./enFormat";
import { useMethod } from "./parts";
import type { Place } from "./place";
import type { SectionRow } from "./queries";

const text = format.sections;

interface Props {
  place: Place;
  /** The section to change, or nothing for a new one. */
  section: SectionRow | null;
  onDone: () => void;
  onLeave?: () => void;
}

/** The title of a section and, for one of the council's own, what it covers. */
export function SectionForm({ place, section, onDone, onLeave }: Props) {
  const method = useMethod(place);
  const [title, setTitle] = useState(section?.title ?? "");
  const [covers, setCovers] = useState<string[]>(section?.covers ?? []);
  const { act, busy, messages, setMessages } = useAct();
  const own = section === null || section.kind === "own";
  const field = section ? `title-of-${section.code}` : "title";
  const choices = [
    ...method.indicators
      .filter(({ in_focus }) => in_focus)
      .map(({ code, title: name }) => ({ code, name: `${code} ${name}` })),
    ...method.statements.map(({ code, title: name }) => ({ code, name })),
  ];

  async function save() {
    const said = title.trim();
    if (!said) {
      setMessages([{ field, words: text.missing }]);
      return;
    }
    const saved = await act(async () => {
      const desk = deskAt(place);
      if (section) {
        const { etag } = await desk.section(section.code);
        await desk.changeHeading(section.code, etag, { title: said, ...(own ? { covers } : {}) });
      } else {
        await desk.addSection({ title: said, covers });
        setTitle("");
        setCovers([]);
      }
    });
    if (saved) onDone();
  }

  return (
    <form
      className="pl-panel pl-panel--plain pl-mt4"
      noValidate
      aria-label={section ? `${text.change} ${section.title}` : text.add}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {section ? null : <h3>{text.add}</h3>}
      <ErrorSummary messages={messages} />
      <TextField
        name={field}
        label={text.name}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        messages={messages}
      />
      {own ? (
        <fieldset className="pl-fieldset">
          <legend>{text.coversLegend}</legend>
          <p className="ds_hint-text">{text.coversHint}</p>
          {choices.map(({ code, name }) => (
            <Checkbox
              key={code}
              name={code}
              label={name}
              checked={covers.includes(code)}
              onChange={(event) =>
                setCovers(event.target.checked ? [...covers, code] : covers.filter((one) => one !== code))
              }
            />
          ))}
        </fieldset>
      ) : null}
      <div className="pl-bar">
        <Button type="submit" secondary={section === null} busy={busy}>
          {section ? text.changeButton : text.addButton}
        </Button>
        {onLeave ? (
          <Button secondary onClick={onLeave}>
            {text.leave}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
