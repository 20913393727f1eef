import type { ReactNode } from "react";
import { Select, TextField } from "../../ui/fields";
import { words } from "./en";
import { NO_INDICATOR, standingsOf, type Filter, type FilterName } from "./filtering";
import type { EvidenceRow } from "./queries";

interface Props {
  items: EvidenceRow[];
  filter: Filter;
  onChange: (change: Filter) => void;
}

const distinct = (values: (string | null)[]): string[] =>
  [...new Set(values.filter((value): value is string => Boolean(value)))].sort();

function Choice({
  name,
  label,
  all,
  filter,
  onChange,
  children,
}: {
  name: FilterName;
  label: string;
  all?: string;
  children: ReactNode;
} & Pick<Props, "filter" | "onChange">) {
  return (
    <Select
      name={name}
      label={label}
      value={filter[name] ?? ""}
      onChange={(event) => onChange({ [name]: event.target.value })}
    >
      {all ? <option value="">{all}</option> : null}
      {children}
    </Select>
  );
}

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

export function Filters({ items, filter, onChange }: Props) {
  const present = new Set(items.flatMap(standingsOf));
  const standings = Object.entries(words.standings).filter(([name]) => present.has(name) || filter.state === name);
  const common = { filter, onChange };
  return (
    <form role="search" aria-label={words.library} onSubmit={(event) => event.preventDefault()}>
      <div className="pl-filters pl-filters--four">
        <TextField
          name="find"
          type="search"
          label={words.find}
          value={filter.find ?? ""}
          onChange={(event) => onChange({ find: event.target.value })}
        />
        <Choice name="indicator" label={words.usedIn} all={words.anyIndicator} {...common}>
          {distinct(items.flatMap((item) => item.indicators)).map((code) => (
            <option key={code}>{code}</option>
          ))}
          <option value={NO_INDICATOR}>{words.notUsed}</option>
        </Choice>
        <Choice name="nature" label={words.kind} all={words.anyKind} {...common}>
          {optionsOf(words.natures)}
        </Choice>
        <Choice name="sort" label={words.sort} {...common}>
          {optionsOf(words.sorts)}
        </Choice>
      </div>
      <details className="ds_details pl-mt2" open={Boolean(filter.source ?? filter.form ?? filter.state)}>
        <summary className="ds_details__summary">{words.moreFilters}</summary>
        <div className="ds_details__text pl-filters pl-filters--three">
          <Choice name="source" label={words.source} all={words.anySource} {...common}>
            {distinct(items.map((item) => item.source_type)).map((source) => (
              <option key={source}>{source}</option>
            ))}
          </Choice>
          <Choice name="form" label={words.form} all={words.anyForm} {...common}>
            {optionsOf(words.forms)}
          </Choice>
          <Choice name="state" label={words.standing} all={words.anyStanding} {...common}>
            {optionsOf(Object.fromEntries(standings))}
          </Choice>
        </div>
      </details>
    </form>
  );
}
