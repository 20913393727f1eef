import { Select, TextField } from "../../ui/fields";
import { words } from "./en";
import type { EvidenceRow } from "./queries";

export interface Filter {
  text: string;
  /** A code, `-` for items that no indicator names, or nothing for all. */
  indicator: string;
  nature: string;
  sort: "reference" | "evidence_on" | "received_at";
}

export function filtered(items: EvidenceRow[], filter: Filter): EvidenceRow[] {
  const wanted = filter.text.trim().toLowerCase();
  return items
    .filter((item) => !wanted || `${item.reference} ${item.title}`.toLowerCase().includes(wanted))
    .filter((item) => {
      if (!filter.indicator) return true;
      return filter.indicator === "-" ? item.indicators.length === 0 : item.indicators.includes(filter.indicator);
    })
    .filter((item) => !filter.nature || item.nature === filter.nature)
    .sort((one, other) => {
      if (filter.sort === "reference") return one.reference.localeCompare(other.reference);
      // The latest first; what has no date comes last.
      return (other[filter.sort] ?? "").localeCompare(one[filter.sort] ?? "");
    });
}

export function Filters({
  items,
  filter,
  onChange,
}: {
  items: EvidenceRow[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const indicators = [...new Set(items.flatMap((item) => item.indicators))].sort();
  return (
    <form className="pl-filters" role="search" aria-label={words.library} onSubmit={(event) => event.preventDefault()}>
      <TextField
        name="find"
        type="search"
        label={words.find}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Select
        name="indicator"
        label={words.usedIn}
        value={filter.indicator}
        onChange={(event) => onChange({ ...filter, indicator: event.target.value })}
      >
        <option value="">{words.anyIndicator}</option>
        {indicators.map((code) => (
          <option key={code}>{code}</option>
        ))}
        <option value="-">{words.notUsed}</option>
      </Select>
      <Select
        name="nature"
        label={words.kind}
        value={filter.nature}
        onChange={(event) => onChange({ ...filter, nature: event.target.value })}
      >
        <option value="">{words.anyKind}</option>
        {Object.entries(words.natures).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        name="sort"
        label={words.sort}
        value={filter.sort}
        onChange={(event) => onChange({ ...filter, sort: event.target.value as Filter["sort"] })}
      >
        {Object.entries(words.sorts).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </form>
  );
}
