import { words } from "./en";
import type { ResponseTimes } from "./queries";

const text = words.times;

/** R20: both sides see how long answers take, on either side. */
export function Times({ rows }: { rows: ResponseTimes[] }) {
  return (
    <section className="pl-mt6">
      <h2 className="pl-h3">{text.title}</h2>
      <ul className="pl-rows">
        {rows.map((row) => (
          <li key={row.asked_of}>
            <h3 className="pl-h4">{text.sides[row.asked_of]}</h3>
            <p>
              {text.answered(row.answered, row.asked)} {row.answered_late > 0 ? text.late(row.answered_late) : ""}
            </p>
            {row.typical && row.longest ? <p className="pl-meta">{text.took(row.typical, row.longest)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
