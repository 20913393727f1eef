import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState, type FormEvent } from "react";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { Select, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText, type Tone } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { me } from "../identity/queries";
import { own } from "../self_evaluation/enOwn";
import { words } from "./en";
import { inspections, type InspectionFilter, type InspectionRow, type InspectionState } from "./queries";

const text = words.list;

const TONES: Record<InspectionState, Tone> = {
  planned: "none",
  active: "go",
  paused: "warn",
  published: "ok",
  closed: "ok",
  abandoned: "none",
};

function Filters({ all, onChange }: { all: InspectionRow[]; onChange: (filter: InspectionFilter) => void }) {
  const form = useRef<HTMLFormElement>(null);
  const states = [...new Set(all.map((row) => row.state))];
  const stages = [...new Set(all.map((row) => row.stage))].sort((one, other) => one - other);
  function apply(event?: FormEvent) {
    event?.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const [search, state, stage] = ["search", "state", "stage"].map((name) => textOf(data, name));
    onChange({
      ...(search ? { search } : {}),
      ...(state ? { state: state as InspectionState } : {}),
      ...(stage ? { stage: Number(stage) } : {}),
    });
  }
  return (
    <form ref={form} role="search" className="pl-bar pl-mb5" onSubmit={apply}>
      <TextField name="search" type="search" label={text.search} />
      <Select name="state" label={text.columns.state} onChange={() => apply()}>
        <option value="">{text.any}</option>
        {states.map((state) => (
          <option key={state} value={state}>
            {words.states[state]}
          </option>
        ))}
      </Select>
      <Select name="stage" label={text.columns.stage} onChange={() => apply()}>
        <option value="">{text.any}</option>
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            {stage}
          </option>
        ))}
      </Select>
      <Button type="submit" secondary>
        {text.find}
      </Button>
    </form>
  );
}

export default function InspectionsPage() {
  const { data: all } = useSuspenseQuery(inspections());
  const [filter, setFilter] = useState<InspectionFilter>({});
  const { data: found } = useQuery(inspections(filter));
  const rows = found ?? all;
  const { data: who } = useQuery(me());
  return (
    <>
      <PageHead title={text.title} lede={text.lede}>
        {permissionFor(who?.permitted_actions, "create_inspection")?.allowed ? (
          <Link className="ds_button" to={paths.newInspection()}>
            {text.create}
          </Link>
        ) : null}
      </PageHead>
      {permissionFor(who?.permitted_actions, "list_own_self_evaluations")?.allowed ? (
        <p>
          <Link to={paths.ownSelfEvaluations()}>{own.link}</Link>
        </p>
      ) : null}
      {all.length > 1 ? <Filters all={all} onChange={setFilter} /> : null}
      <p className="visually-hidden" role="status">
        {text.count(rows.length)}
      </p>
      {rows.length === 0 ? (
        <Notice>
          <p>{all.length === 0 ? text.none : text.notFound}</p>
        </Notice>
      ) : (
        <Table caption={text.caption} columns={text.columns}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.inspection(row.id)}>{row.council.name}</Link>
              </th>
              <td data-h={text.columns.reference}>{row.reference}</td>
              <td data-h={text.columns.week1}>{dateInWords(row.week_1_on)}</td>
              <td data-h={text.columns.stage}>{row.stage}</td>
              <td data-h={text.columns.state}>
                <StatusText tone={TONES[row.state]}>{words.states[row.state]}</StatusText>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
