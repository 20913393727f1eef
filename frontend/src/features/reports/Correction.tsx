import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import type { FieldMessage } from "../../api/problems";
import { useKeptText } from "../../api/useKeptText";
import { paths } from "../../lib/paths";
import { Button, type Permission } from "../../ui/Button";
import { TextArea } from "../../ui/fields";
import { words } from "./en";

const text = words.correction;

interface Props {
  inspection: string;
  permission: Permission;
  busy: boolean;
  messages: FieldMessage[];
  /** Says whether the new version was made. */
  onFreeze: (note: string) => Promise<boolean>;
}

/** What was published stands for good: what was wrong in it is put right by a new version that says so (R124). */
export function Correction({ inspection, permission, busy, messages, onFreeze }: Props) {
  const note = useKeptText(`${inspection}/report/correction`);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await onFreeze(note.text.trim())) note.forget();
  }

  return (
    <section className="pl-section" aria-labelledby="correct">
      <h2 id="correct">{text.title}</h2>
      <p className="pl-measure">{text.lede}</p>
      <ol className="pl-measure">
        <li>
          {text.change} <Link to={paths.evaluations(inspection)}>{text.evaluations}</Link>,{" "}
          <Link to={paths.findings(inspection)}>{text.findings}</Link>
        </li>
        <li>{text.approve}</li>
        <li>{text.freeze}</li>
        <li>{text.publish}</li>
      </ol>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextArea
          name="correction_note"
          rows={3}
          label={text.note}
          hint={text.noteHint}
          value={note.text}
          onChange={(event) => note.change(event.target.value)}
          messages={messages}
        />
        <Button type="submit" busy={busy} permission={permission}>
          {text.button}
        </Button>
        <p className="pl-meta pl-mt2">{text.kept}</p>
      </form>
    </section>
  );
}
