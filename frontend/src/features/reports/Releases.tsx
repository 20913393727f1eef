import { shortDateAndTime } from "../../lib/dates";
import { words } from "./en";
import type { Release, Report } from "./queries";
import { ReleaseStep } from "./ReleaseStep";

const text = words.releases;

function CalledOff({ releases }: { releases: Release[] }) {
  if (releases.length === 0) return null;
  return (
    <details className="ds_details">
      <summary className="ds_details__summary">{text.calledOff(releases.length)}</summary>
      <ul className="ds_details__text pl-rows">
        {releases.map((release) => (
          <li key={release.id}>
            <p>
              <b>{words.kinds[release.kind]}</b>. {release.recall_reason}
            </p>
            <p className="pl-meta">
              {text.calledOffBy(
                release.first_by,
                release.recalled_by,
                release.recalled_at ? shortDateAndTime(release.recalled_at) : "",
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The three releases in their order. Each takes two people: one proposes, the other consents to exactly the same. */
export function Releases({ inspection, report }: { inspection: string; report: Report }) {
  if (report.steps.length === 0) return null;
  return (
    <section className="pl-noprint pl-mt6 pl-mb6" aria-labelledby="releases">
      <h2 id="releases">{text.title}</h2>
      <p className="pl-measure">{text.twoPeople}</p>
      <ol className="pl-rows pl-rows--n pl-mb4">
        {report.steps.map((step) => (
          <ReleaseStep key={step.kind} inspection={inspection} report={report} step={step} />
        ))}
      </ol>
      <CalledOff releases={report.called_off} />
    </section>
  );
}
