import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, Radios, TextArea, TextField } from "../../ui/fields";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { detail } from "./enDetail";
import { changeEvidence, type EvidenceItem, type Nature } from "./queries";

const text = detail.form;
const NATURES = (Object.keys(text.natures) as Nature[]).map((value) => ({ value, label: text.natures[value] }));

/** What is said about an item can be changed until it is submitted. */
export function DescribeForm({ inspection, item, etag }: { inspection: string; item: EvidenceItem; etag: string }) {
  const { methodology: pinned } = useInspection(inspection);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const [nature, setNature] = useState<string | undefined>(item.nature ?? undefined);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await act(async () => {
      await changeEvidence(inspection, item.id, etag, {
        title: textOf(form, "title"),
        evidence_on: textOf(form, "evidence_on") || null,
        period: textOf(form, "period") || null,
        nature: (nature as Nature | undefined) ?? null,
        description: textOf(form, "description"),
        indicators: form.getAll("indicators").filter((code): code is string => typeof code === "string"),
      });
      await queries.invalidateQueries({ queryKey: ["evidence", inspection] });
    });
  }

  return (
    <details className="ds_details pl-mt5" open={item.indicators.length === 0}>
      <summary className="ds_details__summary">{text.title}</summary>
      <form className="ds_details__text" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <TextField name="title" label={text.name} defaultValue={item.title} messages={messages} />
        <TextField
          name="evidence_on"
          type="date"
          label={text.on}
          hint={text.onHint}
          defaultValue={item.evidence_on ?? ""}
          messages={messages}
        />
        <TextField name="period" label={text.period} defaultValue={item.period ?? ""} messages={messages} />
        <Radios name="nature" label={text.nature} options={NATURES} value={nature} onChange={setNature} />
        <fieldset className="pl-fieldset">
          <legend>{text.indicators}</legend>
          {method.indicators
            .filter((indicator) => indicator.in_focus)
            .map((indicator) => (
              <Checkbox
                key={indicator.code}
                name="indicators"
                value={indicator.code}
                defaultChecked={item.indicators.includes(indicator.code)}
                label={`${indicator.code} ${indicator.title}`}
              />
            ))}
        </fieldset>
        <TextArea name="description" label={text.description} defaultValue={item.description} messages={messages} />
        <Button type="submit" busy={busy}>
          {text.button}
        </Button>
      </form>
    </details>
  );
}
