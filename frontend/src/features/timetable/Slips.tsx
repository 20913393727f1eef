import { shortDateAndTime } from "../../lib/dates";
import { plan } from "./enPlan";
import type { PlanShift } from "./queries";

const text = plan.slips;

/** Each slip of the plan with who let it slip and why; the dates keep their "was". */
export function Slips({ shifts }: { shifts: PlanShift[] }) {
  if (shifts.length === 0) return null;
  return (
    <section className="pl-section pl-mt6" aria-labelledby="slips">
      <h2 id="slips">{text.title}</h2>
      <ul className="pl-rows">
        {shifts.map((shift) => (
          <li key={shift.shifted_at}>
            <p>
              <b className="pl-w5">{text.slip(shift.from_week, shift.weeks)}</b> {shift.reason}
            </p>
            <p className="pl-meta">{text.by(shift.shifted_by, shortDateAndTime(shift.shifted_at))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
