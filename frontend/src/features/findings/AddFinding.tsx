import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, Select, TextArea } from "../../ui/fields";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { kindWords, words } from "./en";
import { addFinding, type FindingKind } from "./queries";

const KINDS = Object.entries(kindWords).map(([value, label]) => ({ value, label }));

export function AddFinding({ inspection, onAdded }: { inspection: string; onAdded: () => void }) {
  const { methodology: pinned } = useInspection(inspection);
  const { data } = useSuspenseQuery(methodology(pinned.id));
  const [kind, setKind] = useState<FindingKind>("strength");
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const done = await act(async () => {
      await addFinding(inspection, {
        kind,
        indicator: textOf(form, "indicator") || null,
        text: textOf(form, "text"),
        internal_note: textOf(form, "internal_note"),
        to_share: false,
      });
    });
    if (!done) return;
    element.reset();
    onAdded();
  }

  return (
    <form className="pl-panel pl-panel--plain" onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="pl-h3" id="add">
        {words.add}
      </h2>
      <ErrorSummary messages={messages} />
      <Radios
        name="kind"
        label={words.kind}
        options={KINDS}
        value={kind}
        onChange={(value) => setKind(value as FindingKind)}
      />
      <Select name="indicator" label={words.indicator} messages={messages}>
        <option value="">{words.noIndicator}</option>
        {data.document.indicators
          .filter((indicator) => indicator.in_focus)
          .map((indicator) => (
            <option key={indicator.code} value={indicator.code}>
              {indicator.code} {indicator.title}
            </option>
          ))}
      </Select>
      <TextArea name="text" label={words.text} messages={messages} />
      <TextArea name="internal_note" label={words.note} hint={words.noteHint} rows={2} messages={messages} />
      <Button type="submit" busy={busy}>
        {words.save}
      </Button>
    </form>
  );
}
