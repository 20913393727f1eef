import { useSuspenseQuery } from "@tanstack/react-query";
import type { FieldMessage } from "../../api/problems";
import { Radios, Select, TextArea } from "../../ui/fields";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { kindWords, words } from "./en";
import type { FindingKind } from "./queries";

const KINDS = Object.entries(kindWords).map(([value, label]) => ({ value, label }));

export interface FindingDraft {
  kind: FindingKind;
  indicator: string;
  text: string;
  internal_note: string;
}

/** What a finding is made of, for a new one and for one that is put into other words. */
export function FindingFields({
  inspection,
  draft,
  messages,
  onChange,
}: {
  inspection: string;
  draft: FindingDraft;
  messages: FieldMessage[];
  onChange: (part: Partial<FindingDraft>) => void;
}) {
  const { methodology: pinned } = useInspection(inspection);
  const { data } = useSuspenseQuery(methodology(pinned.id));
  return (
    <>
      <Radios
        name="kind"
        label={words.kind}
        options={KINDS}
        value={draft.kind}
        onChange={(value) => onChange({ kind: value as FindingKind })}
      />
      <Select
        name="indicator"
        label={words.indicator}
        messages={messages}
        value={draft.indicator}
        onChange={(event) => onChange({ indicator: event.target.value })}
      >
        <option value="">{words.noIndicator}</option>
        {data.document.indicators
          .filter((indicator) => indicator.in_focus)
          .map((indicator) => (
            <option key={indicator.code} value={indicator.code}>
              {indicator.code} {indicator.title}
            </option>
          ))}
      </Select>
      <TextArea
        name="text"
        label={words.text}
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
        messages={messages}
      />
      <TextArea
        name="internal_note"
        label={words.note}
        hint={words.noteHint}
        rows={2}
        value={draft.internal_note}
        onChange={(event) => onChange({ internal_note: event.target.value })}
        messages={messages}
      />
    </>
  );
}
