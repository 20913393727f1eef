import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { Button, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, Select, TextArea, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { Comparison } from "./Comparison";
import { numberOf } from "./counting";
import { faults, words } from "./en";
import { drawSample, planSample, type CaseSample, type Drawing, type Plan } from "./queries";

const text = words.plan;

interface Typed {
  confidence: string;
  margin: string;
  size: string;
  size_reason: string;
  strata: string[];
  floor: string;
}

const bodyOf = ({ size_reason, ...typed }: Typed) => ({
  plan: {
    confidence: Number(typed.confidence),
    margin: Number(typed.margin),
    size: numberOf(typed.size),
    strata: typed.strata,
    floor: numberOf(typed.floor) ?? 0,
  },
  size_reason,
});

function Worked({ plan }: { plan: Plan }) {
  return (
    <>
      <Notice title={text.offered}>
        <p>{plan.offered_words}</p>
        {plan.size === plan.offered_size ? null : (
          <p>
            <b>{text.taken}:</b> {plan.words}
          </p>
        )}
      </Notice>
      <Comparison allocation={plan.allocation} heading={words.compare.title} />
    </>
  );
}

interface FieldsProps {
  columns: CaseSample["columns"];
  typed: Typed;
  onTyped: (typed: Typed) => void;
  messages: ReturnType<typeof useAct>["messages"];
}

function Fields({ columns, typed, onTyped, messages }: FieldsProps) {
  const put = (part: Partial<Typed>) => onTyped({ ...typed, ...part });
  const number = (name: "margin" | "floor" | "size", label: string, hint: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      inputMode="numeric"
      value={typed[name]}
      onChange={(event) => put({ [name]: event.target.value.replace(/\D/g, "") })}
      messages={messages}
    />
  );
  return (
    <>
      <Select
        name="confidence"
        label={text.confidence}
        value={typed.confidence}
        onChange={(event) => put({ confidence: event.target.value })}
        messages={messages}
      >
        {Object.entries(text.confidences).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      {number("margin", text.margin, text.marginHint)}
      <fieldset className="pl-fieldset">
        <legend>{text.strata}</legend>
        <p className="ds_hint-text">{text.strataHint}</p>
        {columns.map((column) => (
          <Checkbox
            key={column.code}
            name="strata"
            label={column.title}
            checked={typed.strata.includes(column.code)}
            onChange={(event) =>
              put({
                strata: event.target.checked
                  ? [...typed.strata, column.code]
                  : typed.strata.filter((code) => code !== column.code),
              })
            }
          />
        ))}
      </fieldset>
      {number("floor", text.floor, text.floorHint)}
      {number("size", text.size, text.sizeHint)}
      {typed.size ? (
        <TextArea
          name="size_reason"
          label={text.reason}
          hint={text.reasonHint}
          value={typed.size_reason}
          onChange={(event) => put({ size_reason: event.target.value })}
          messages={messages}
        />
      ) : null}
    </>
  );
}

interface Props {
  inspection: string;
  data: CaseSample;
  mayPlan: Permission;
  mayDraw: Permission | undefined;
  onDrawn: () => Promise<void>;
}

/** R54: the size in plain words, what it gives for each group, and then the draw, which can be done once. */
export function PlanForm({ inspection, data, mayPlan, mayDraw, onDrawn }: Props) {
  const [typed, setTyped] = useState<Typed>({
    confidence: "90",
    margin: "10",
    size: "",
    size_reason: "",
    strata: data.columns.some((column) => column.code === "age_band") ? ["age_band"] : [],
    floor: "2",
  });
  const [plan, setPlan] = useState<Plan | null>(null);
  const [asking, setAsking] = useState(false);
  const { act, busy, messages } = useAct(faults);
  const { plan: body, size_reason } = bodyOf(typed);

  const work = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void act(async () => setPlan(await planSample(inspection, body)));
  };
  const draw = async () => {
    const drawing: Drawing = { ...body, size_reason: body.size === null ? "" : size_reason };
    await act(async () => {
      await drawSample(inspection, drawing);
      await onDrawn();
    });
    setAsking(false);
  };

  return (
    <section className="pl-mb6" aria-labelledby="plan">
      <h2 id="plan">{text.title}</h2>
      {data.drawable ? <p>{text.from(data.drawable.version, data.drawable.cases)}</p> : null}
      <ErrorSummary messages={messages} />
      {mayPlan.allowed ? (
        <form onSubmit={work} noValidate aria-label={text.title}>
          <Fields
            columns={data.columns}
            typed={typed}
            onTyped={(next) => {
              setTyped(next);
              setPlan(null);
            }}
            messages={messages}
          />
          <Button type="submit" secondary={plan !== null} busy={busy}>
            {text.show}
          </Button>
        </form>
      ) : (
        <p>{mayPlan.reason}</p>
      )}
      <div aria-live="polite" className="pl-mt4">
        {plan ? <Worked plan={plan} /> : null}
      </div>
      {plan && mayDraw && asking ? (
        <Confirm
          title={text.confirmTitle}
          yes={text.yes}
          onYes={() => void draw()}
          onNo={() => setAsking(false)}
          busy={busy}
        >
          <p>{text.confirm(plan.size)}</p>
        </Confirm>
      ) : null}
      {plan && mayDraw && !asking ? (
        <Button permission={mayDraw} onClick={() => setAsking(true)}>
          {text.draw}
        </Button>
      ) : null}
    </section>
  );
}
