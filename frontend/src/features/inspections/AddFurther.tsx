import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptValue } from "../../api/useKeptValue";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextArea } from "../../ui/fields";
import type { Indicator } from "../methodology/queries";
import { scope as text } from "./enScope";
import { addFurtherIndicator, type FurtherIndicatorSubmission } from "./scopeQueries";

const LEAST = 3;
const NOTHING: FurtherIndicatorSubmission = { indicator: "", reason_for_council: "", internal_reason: "" };
const TYPED = {
  read: (kept: unknown): FurtherIndicatorSubmission | null =>
    typeof kept === "object" && kept !== null && "internal_reason" in kept
      ? (kept as FurtherIndicatorSubmission)
      : null,
  blank: (value: FurtherIndicatorSubmission) => Object.values(value).every((text) => text.trim() === ""),
};

interface Props {
  inspection: string;
  /** Those of the framework that are not in the scope yet. */
  choices: Indicator[];
  onAdded: () => Promise<void>;
  onClose: () => void;
}

/** Two reasons, a text each: the internal one never becomes the council's by a slip (R14). */
export function AddFurther({ inspection, choices, onAdded, onClose }: Props) {
  const [asking, setAsking] = useState(false);
  const kept = useKeptValue(`${inspection}/scope/new`, NOTHING, null, TYPED);
  const { act, busy, messages, setMessages } = useAct();
  const { indicator, reason_for_council, internal_reason } = kept.value;
  const value = {
    indicator,
    reason_for_council: reason_for_council.trim(),
    internal_reason: internal_reason.trim(),
  };
  const change = (name: keyof FurtherIndicatorSubmission) => (event: { target: { value: string } }) =>
    kept.change({ ...kept.value, [name]: event.target.value });

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const lacks = (["indicator", "reason_for_council", "internal_reason"] as const).filter(
      (name) => value[name].length < (name === "indicator" ? 1 : LEAST),
    );
    setMessages(lacks.map((field) => ({ field, words: text.missing[field] })));
    setAsking(lacks.length === 0);
  }

  async function add() {
    const done = await act(async () => {
      await addFurtherIndicator(inspection, value);
      await onAdded();
    });
    setAsking(false);
    if (!done) return;
    kept.forget();
    onClose();
  }

  return (
    <form className="pl-panel pl-panel--plain" onSubmit={ask} noValidate aria-label={text.add}>
      <ErrorSummary messages={messages} />
      <p>{text.never}</p>
      <Select
        name="indicator"
        label={text.indicator}
        value={indicator}
        onChange={change("indicator")}
        messages={messages}
      >
        <option value="">{text.choose}</option>
        {choices.map((row) => (
          <option key={row.code} value={row.code}>
            {row.code} {row.title}
          </option>
        ))}
      </Select>
      <AudienceLabel audience="both" />
      <TextArea
        name="reason_for_council"
        label={text.forCouncil}
        hint={text.forCouncilHint}
        value={reason_for_council}
        onChange={change("reason_for_council")}
        messages={messages}
      />
      <AudienceLabel audience="inspectorate" />
      <TextArea
        name="internal_reason"
        label={text.internal}
        hint={text.internalHint}
        value={internal_reason}
        onChange={change("internal_reason")}
        messages={messages}
      />
      {asking ? (
        <Confirm
          title={text.confirmTitle(indicator)}
          yes={text.confirmYes}
          no={text.confirmNo}
          busy={busy}
          onYes={() => void add()}
          onNo={() => setAsking(false)}
        >
          <p className="pl-prewrap">{value.reason_for_council}</p>
        </Confirm>
      ) : (
        <div className="pl-bar">
          <Button type="submit">{text.save}</Button>
          <Button secondary onClick={onClose}>
            {text.cancel}
          </Button>
        </div>
      )}
      <p className="pl-meta">{text.kept}</p>
    </form>
  );
}
