import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { AuditReason, FAULTS } from "./AuditReason";
import { words } from "./en";
import { FindingFields, type FindingDraft } from "./FindingFields";
import { addFinding } from "./queries";

/** A new finding; its words are kept on this computer until they are sent. */
export function AddFinding({
  inspection,
  indicator = "",
  onAdded,
}: {
  inspection: string;
  /** The one that it is about, where the page speaks of one. */
  indicator?: string;
  onAdded: () => void;
}) {
  const place = `${inspection}/findings/new${indicator ? `/${indicator}` : ""}`;
  const text = useKeptText(`${place}/text`);
  const note = useKeptText(`${place}/note`);
  const [chosen, setChosen] = useState<Pick<FindingDraft, "kind" | "indicator">>({ kind: "strength", indicator });
  const [reason, setReason] = useState("");
  const { act, busy, messages } = useAct(FAULTS);

  function change({ text: words, internal_note, ...rest }: Partial<FindingDraft>) {
    if (words !== undefined) text.change(words);
    if (internal_note !== undefined) note.change(internal_note);
    setChosen({ ...chosen, ...rest });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const done = await act(async () => {
      const { kind, indicator } = chosen;
      const addition = { kind, indicator: indicator || null, text: text.text.trim(), internal_note: note.text.trim() };
      await addFinding(inspection, { ...addition, to_share: false }, reason);
    });
    if (!done) return;
    text.forget();
    note.forget();
    onAdded();
  }

  return (
    <form className="pl-panel pl-panel--plain" onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="pl-h3" id="add">
        {words.add}
      </h2>
      <ErrorSummary messages={messages} />
      <FindingFields
        inspection={inspection}
        draft={{ ...chosen, text: text.text, internal_note: note.text }}
        messages={messages}
        onChange={change}
      />
      <AuditReason inspection={inspection} value={reason} messages={messages} onChange={setReason} />
      <Button type="submit" busy={busy}>
        {words.save}
      </Button>
    </form>
  );
}
