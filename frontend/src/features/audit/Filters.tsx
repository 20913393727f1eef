import { useSuspenseQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { textOf } from "../../lib/forms";
import { Button } from "../../ui/Button";
import { Select, TextField } from "../../ui/fields";
import { words } from "./en";
import { auditActions, type Filter } from "./queries";

const NAMES = ["actor", "action", "from", "to"] as const;

/** The filters stand in the address, so that a view can be sent to somebody. */
export function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { data: actions } = useSuspenseQuery(auditActions());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wanted: Filter = {};
    for (const name of NAMES) {
      const value = textOf(form, name);
      if (value) wanted[name] = value;
    }
    onFilter(wanted);
  }

  return (
    <form
      className="pl-filters pl-mb4"
      role="search"
      aria-label={words.filters}
      onSubmit={submit}
      key={JSON.stringify(filter)}
    >
      <TextField name="actor" label={words.actor} defaultValue={filter.actor ?? ""} />
      <Select name="action" label={words.action} defaultValue={filter.action ?? ""}>
        <option value="">{words.any}</option>
        {actions.map((row) => (
          <option key={row.action} value={row.action}>
            {row.words}
          </option>
        ))}
      </Select>
      <TextField name="from" type="date" label={words.from} defaultValue={filter.from ?? ""} />
      <TextField name="to" type="date" label={words.to} defaultValue={filter.to ?? ""} />
      <div className="pl-bar pl-mb4">
        <Button type="submit">{words.show}</Button>
      </div>
    </form>
  );
}
