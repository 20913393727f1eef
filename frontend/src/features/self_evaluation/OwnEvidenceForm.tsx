import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import type { EvidenceItem } from "../evidence/queries";
import { own } from "./enOwn";
import { changeOwnEvidence } from "./ownQueries";
import type { Place } from "./place";

const text = own.evidence.one;

interface Props {
  place: Place;
  item: EvidenceItem;
  etag: string | null;
  onSaved: () => Promise<void>;
}

/** What is said about an item of a council's own can be changed at any time: nobody else reads it. */
export function OwnEvidenceForm({ place, item, etag, onSaved }: Props) {
  const [saved, setSaved] = useState(false);
  const { act, busy, messages, setMessages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const title = textOf(form, "title");
    if (!title) return setMessages([{ field: "title", words: own.evidence.missingName }]);
    setSaved(false);
    await act(async () => {
      await changeOwnEvidence(place.id, item.id, etag, {
        title,
        description: textOf(form, "description"),
        evidence_on: textOf(form, "evidence_on") || null,
        ...(item.kind === "file" ? {} : { address: textOf(form, "address") }),
      });
      setSaved(true);
      await onSaved();
    });
  }

  return (
    <form className="pl-section pl-mb6" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{text.describe}</h2>
      <ErrorSummary messages={messages} />
      <TextField name="title" label={own.evidence.name} defaultValue={item.title} messages={messages} />
      {item.kind === "file" ? null : (
        <TextField name="address" label={text.address} defaultValue={item.address ?? ""} messages={messages} />
      )}
      <TextField
        name="evidence_on"
        type="date"
        label={text.on}
        hint={text.onHint}
        defaultValue={item.evidence_on ?? ""}
        messages={messages}
      />
      <TextArea name="description" label={text.description} defaultValue={item.description} messages={messages} />
      <div className="pl-bar">
        <Button type="submit" secondary busy={busy}>
          {text.save}
        </Button>
        <span role="status">{saved ? <StatusText tone="ok">{text.saved}</StatusText> : null}</span>
      </div>
    </form>
  );
}
