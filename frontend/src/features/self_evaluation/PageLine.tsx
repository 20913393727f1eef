import { Button } from "../../ui/Button";
import type { Message } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { format } from "./enFormat";
import type { Line } from "./pageLines";
import { useMethod } from "./parts";
import type { Place } from "./place";

const text = format.document;

interface Props {
  place: Place;
  number: number;
  line: Line;
  messages: Message[];
  onChange: (line: Line) => void;
  onRemove: () => void;
}

/** One stretch of pages and what it speaks about. */
export function PageLine({ place, number, line, messages, onChange, onRemove }: Props) {
  const method = useMethod(place);
  const at = number - 1;
  const hidden = <span className="visually-hidden"> ({text.row(number)})</span>;
  return (
    <div className="pl-pages" role="group" aria-label={text.row(number)}>
      <Select
        name={`pages-${at}-covers`}
        label={
          <>
            {text.about}
            {hidden}
          </>
        }
        value={line.covers}
        onChange={(event) => onChange({ ...line, covers: event.target.value })}
        messages={messages}
      >
        <option value="">{text.choose}</option>
        {method.indicators
          .filter(({ in_focus }) => in_focus)
          .map(({ code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
        {method.statements.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </Select>
      <TextField
        name={`pages-${at}-first_page`}
        label={
          <>
            {text.first}
            {hidden}
          </>
        }
        inputMode="numeric"
        value={line.first}
        onChange={(event) => onChange({ ...line, first: event.target.value })}
        messages={messages}
      />
      <TextField
        name={`pages-${at}-last_page`}
        label={
          <>
            {text.last}
            {hidden}
          </>
        }
        inputMode="numeric"
        value={line.last}
        onChange={(event) => onChange({ ...line, last: event.target.value })}
        messages={messages}
      />
      <Button secondary small onClick={onRemove}>
        {text.removeRow}
        {hidden}
      </Button>
    </div>
  );
}
