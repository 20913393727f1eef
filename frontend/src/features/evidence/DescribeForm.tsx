import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, Radios, Select, TextArea, TextField } from "../../ui/fields";
import { Folded } from "../../ui/Folded";
import { LanguageField } from "../../ui/LanguageField";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { detail } from "./enDetail";
import { changeEvidence, type EvidenceItem, type Nature, type Sensitivity } from "./queries";
import { SourceField } from "./SourceField";

const text = detail.form;
const NATURES = (Object.keys(text.natures) as Nature[]).map((value) => ({ value, label: text.natures[value] }));

function Codes({
  name,
  legend,
  options,
  checked,
  onChange,
}: {
  name: string;
  legend: string;
  options: { code: string; title: string }[];
  checked: string[];
  onChange?: (codes: string[]) => void;
}) {
  return (
    <fieldset className="pl-fieldset">
      <legend>{legend}</legend>
      {options.map(({ code, title }) => (
        <Checkbox
          key={code}
          name={name}
          value={code}
          defaultChecked={checked.includes(code)}
          label={/^\d/.test(code) ? `${code} ${title}` : title}
          onChange={(event) =>
            onChange?.(event.target.checked ? [...checked, code] : checked.filter((one) => one !== code))
          }
        />
      ))}
    </fieldset>
  );
}

const codesOf = (form: FormData, name: string) =>
  form.getAll(name).filter((code): code is string => typeof code === "string");

interface Props {
  inspection: string;
  item: EvidenceItem;
  etag: string;
}

/** What is said about an item can be changed until it is submitted. */
export function DescribeForm(props: Props) {
  return (
    <Folded title={text.title} open={props.item.indicators.length === 0} className="pl-mt5">
      <Fields {...props} />
    </Folded>
  );
}

function Fields({ inspection, item, etag }: Props) {
  const { methodology: pinned } = useInspection(inspection);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const [nature, setNature] = useState<string | undefined>(item.nature ?? undefined);
  const [marked, setMarked] = useState(item.indicators);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await act(async () => {
      await changeEvidence(inspection, item.id, etag, {
        title: textOf(form, "title"),
        source_type: textOf(form, "source_type") || null,
        evidence_on: textOf(form, "evidence_on") || null,
        period: textOf(form, "period") || null,
        nature: (nature as Nature | undefined) ?? null,
        sensitivity: textOf(form, "sensitivity") as Sensitivity,
        description: textOf(form, "description"),
        language: textOf(form, "language"),
        indicators: codesOf(form, "indicators"),
        considerations: codesOf(form, "considerations"),
        ...(item.kind === "file" ? {} : { address: textOf(form, "address") }),
      });
      await queries.invalidateQueries({ queryKey: ["evidence", inspection] });
    });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField name="title" label={text.name} defaultValue={item.title} messages={messages} />
      {item.kind === "file" ? null : (
        <TextField name="address" label={detail.address} defaultValue={item.address ?? ""} messages={messages} />
      )}
      <SourceField method={method} marked={marked} value={item.source_type} messages={messages} />
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
      <Codes
        name="indicators"
        legend={text.indicators}
        options={method.indicators.filter((indicator) => indicator.in_focus)}
        checked={marked}
        onChange={setMarked}
      />
      <Codes
        name="considerations"
        legend={text.considerations}
        options={method.key_considerations}
        checked={item.considerations}
      />
      <Select
        name="sensitivity"
        label={text.sensitivity}
        hint={text.sensitivityHint}
        defaultValue={item.sensitivity}
        messages={messages}
      >
        {Object.entries(detail.sensitivities).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <LanguageField label={text.language} value={item.language} messages={messages} />
      <TextArea name="description" label={text.description} defaultValue={item.description} messages={messages} />
      <Button type="submit" busy={busy}>
        {text.button}
      </Button>
    </form>
  );
}
