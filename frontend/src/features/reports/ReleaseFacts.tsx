import { deadlineInWords, shortDateAndTime } from "../../lib/dates";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { Recipient, Release, ReleaseStep } from "./queries";

const text = words.releases;

function Received({ person, terms }: { person: Recipient; terms: boolean }) {
  if (person.first_read_at) {
    return <StatusText tone="ok">{text.opened(shortDateAndTime(person.first_read_at))}</StatusText>;
  }
  if (person.accepted_at) {
    return <StatusText tone="go">{text.accepted(shortDateAndTime(person.accepted_at))}</StatusText>;
  }
  return <StatusText tone="none">{terms ? text.notAccepted : text.notOpened}</StatusText>;
}

/** Who received it and how far they are: both signatories see the same. */
function Recipients({ release }: { release: Release }) {
  if (release.recipients.length === 0) return null;
  if (!release.effective_at) return <p>{text.goesTo(release.recipients.map((person) => person.name))}</p>;
  return (
    <ul className="pl-plain">
      {release.recipients.map((person) => (
        <li key={person.account_id}>
          {person.name}: <Received person={person} terms={release.kind === "embargoed"} />
        </li>
      ))}
    </ul>
  );
}

/** What stands of a release: who proposed it, whom it waits for, who signed, whom it reached. */
export function ReleaseFacts({ release }: { release: Release }) {
  return (
    <>
      <p>
        {text.proposed(release.first_by, release.first_role, shortDateAndTime(release.first_at))}
        {release.second_by && release.effective_at
          ? ` ${text.consented(release.second_by, shortDateAndTime(release.effective_at))}`
          : null}
      </p>
      {release.publish_at ? <p>{text.at(deadlineInWords(release.publish_at))}</p> : null}
      <Recipients release={release} />
    </>
  );
}

export function StepState({ step }: { step: ReleaseStep }) {
  const { standing } = step;
  const open = step.permitted_actions.some((row) => row.action === "release_report" && row.allowed);
  if (!standing) return <StatusText tone="none">{open ? text.states.open : text.states.notProposed}</StatusText>;
  if (!standing.effective_at) {
    return (
      <StatusText tone="warn" wrap>
        {text.states.awaits(standing.awaits ?? "")}
      </StatusText>
    );
  }
  return <StatusText tone="ok">{text.states.inForce[step.kind]}</StatusText>;
}
