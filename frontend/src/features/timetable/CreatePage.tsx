import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type FormEvent } from "react";
import { api, got } from "../../api/client";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { WeekStrip } from "../../ui/WeekStrip";
import { words } from "./en";
import { me } from "../identity/queries";
import { createInspection, previewPlan, type InspectionCreation, type PlanPreview } from "./queries";
import { stripOf } from "./strip";

const text = words.create;

function Preview({ plan }: { plan: PlanPreview }) {
  return (
    <section className="pl-section pl-mt6" aria-labelledby="plan">
      <h2 id="plan">{text.planTitle}</h2>
      <p>{text.notYet}</p>
      {plan.warnings.length > 0 ? (
        <Notice kind="warn" title={words.warnings}>
          <ul>
            {plan.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <WeekStrip weeks={stripOf(plan, null)} stages={[]} />
      <table className="ds_table pl-cards pl-mt5">
        <caption className="visually-hidden">{words.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.week}</th>
            <th scope="col">{words.columns.date}</th>
            <th scope="col">{words.columns.who}</th>
            <th scope="col">{words.columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {plan.milestones.map((row) => (
            <tr key={row.code}>
              <td data-h={words.columns.week}>{row.week}</td>
              <td data-h={words.columns.date}>{row.due?.words ?? "–"}</td>
              <td data-h={words.columns.who}>{words.sides[row.party]}</td>
              <th scope="row">{row.title}</th>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const councils = {
  queryKey: ["councils"],
  staleTime: Infinity,
  queryFn: () => got<{ items: { code: string; name: string }[] }>(api.GET("/api/v1/councils", {})),
};

const methods = {
  queryKey: ["methodologies"],
  queryFn: () => got<{ items: { id: string; title: string }[] }>(api.GET("/api/v1/methodologies", {})),
};

const accounts = {
  queryKey: ["accounts", "active"],
  queryFn: () => got(api.GET("/api/v1/accounts", { params: { query: { limit: 200, active: true } } })),
};

/** Somebody of the inspectorate: its administrators look after the accounts of councils' administrators too. */
function Person({ name, label }: { name: string; label: string }) {
  const { data } = useQuery(accounts);
  const { data: who } = useSuspenseQuery(me());
  return (
    <Select name={name} label={label}>
      <option value="">{text.later}</option>
      {data?.items
        .filter((account) => account.organisation_id === who.organisation.id)
        .map((account) => (
          <option key={account.id} value={account.id}>
            {account.name}
            {account.post ? `, ${account.post}` : ""}
          </option>
        ))}
    </Select>
  );
}

export default function CreatePage() {
  const { data: all } = useSuspenseQuery(councils);
  const { data: known } = useSuspenseQuery(methods);
  const [plan, setPlan] = useState<PlanPreview | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const { act, busy, messages } = useAct();

  function wanted(): InspectionCreation {
    const data = new FormData(form.current ?? undefined);
    return {
      council_code: textOf(data, "council_code"),
      methodology: textOf(data, "methodology"),
      week_1_on: textOf(data, "week_1_on"),
    };
  }

  const preview = () =>
    act(async () => {
      setPlan(null);
      setPlan(await previewPlan(wanted()));
    });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    await act(async () => {
      const created = await createInspection({
        ...wanted(),
        lead_inspector: textOf(data, "lead_inspector") || null,
        strategic_support_officer: textOf(data, "strategic_support_officer") || null,
      });
      await navigate({ to: paths.timeline(created.id) });
    });
  }

  return (
    <>
      <PageHead title={text.title} />
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <Select name="council_code" label={text.council} messages={messages}>
          <option value="">{text.choose}</option>
          {all.items.map((council) => (
            <option key={council.code} value={council.code}>
              {council.name}
            </option>
          ))}
        </Select>
        <Select name="methodology" label={text.method} messages={messages}>
          {known.items.map((method) => (
            <option key={method.id} value={method.id}>
              {method.title}
            </option>
          ))}
        </Select>
        <TextField name="week_1_on" type="date" label={text.week1} hint={text.week1Hint} messages={messages} />
        <Person name="lead_inspector" label={text.lead} />
        <Person name="strategic_support_officer" label={text.support} />
        <div className="pl-bar">
          <Button type="submit" busy={busy}>
            {text.button}
          </Button>
          <Button secondary busy={busy} onClick={() => void preview()}>
            {text.preview}
          </Button>
        </div>
      </form>
      {plan ? <Preview plan={plan} /> : null}
    </>
  );
}
