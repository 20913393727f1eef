import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords, shortDateAndTime } from "../../lib/dates";
import { londonInstant } from "../../lib/londonInstant";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, Radios, TextField } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { roles } from "../people/en";
import { members } from "../people/queries";
import { words } from "./en";
import { releaseReport, type Release, type ReleaseKind, type Report } from "./queries";

const text = words.releases;
const KINDS = (Object.keys(words.kinds) as ReleaseKind[]).map((value) => ({ value, label: words.kinds[value] }));

function Row({ release, onConsent }: { release: Release; onConsent: (() => void) | null }) {
  return (
    <li>
      <h3>{words.kinds[release.kind]}</h3>
      {release.effective_at && release.second_by ? (
        <StatusText tone="ok" wrap>
          {text.inForce(release.first_by, release.second_by, shortDateAndTime(release.effective_at))}
        </StatusText>
      ) : (
        <StatusText tone="warn" wrap>
          {text.proposed(release.first_by, shortDateAndTime(release.first_at))}
        </StatusText>
      )}
      {release.publish_at ? <p>{text.at(deadlineInWords(release.publish_at))}</p> : null}
      {release.recipients.length > 0 ? (
        <p className="pl-meta">
          {release.recipients
            .map((person) => `${person.name} (${person.first_read_at ? text.read : text.notRead})`)
            .join(", ")}
        </p>
      ) : null}
      {onConsent && !release.second_by ? (
        <Button small onClick={onConsent}>
          {text.consent}
        </Button>
      ) : null}
    </li>
  );
}

/** Releasing takes two people: one proposes, the other consents to exactly the same. */
export function Releases({ inspection, report }: { inspection: string; report: Report }) {
  const permission = permissionFor(report.permitted_actions, "release_report");
  const [kind, setKind] = useState<ReleaseKind>("draft_for_comment");
  const { data: people } = useQuery({ ...members(inspection), enabled: permission !== undefined });
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  if (!permission) return null;

  const release = (body: { kind: ReleaseKind; recipients: string[]; publish_at: string | null }) =>
    act(async () => {
      await releaseReport(inspection, report.id, body);
      await queries.invalidateQueries({ queryKey: ["reports", inspection] });
    });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const when = textOf(form, "publish_at");
    await release({
      kind,
      recipients: form.getAll("recipients").filter((id): id is string => typeof id === "string"),
      publish_at: kind === "published" && when ? londonInstant(when) : null,
    });
  }

  const council = (people ?? []).filter((row) => row.side === "council");
  return (
    <section className="pl-panel pl-panel--plain pl-mb6" aria-labelledby="releases">
      <h2 id="releases">{text.title}</h2>
      <ErrorSummary messages={messages} />
      {report.releases.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows pl-mb4">
        {report.releases.map((row) => (
          <Row
            key={row.id}
            release={row}
            onConsent={
              permission.allowed
                ? () =>
                    void release({
                      kind: row.kind,
                      recipients: row.recipients.map((person) => person.account_id),
                      publish_at: row.publish_at,
                    })
                : null
            }
          />
        ))}
      </ul>
      <details className="ds_details">
        <summary className="ds_details__summary">{text.propose}</summary>
        <form className="ds_details__text" onSubmit={(event) => void submit(event)} noValidate>
          <p>{text.twoPeople}</p>
          <Radios
            name="kind"
            label={text.kind}
            options={KINDS}
            value={kind}
            onChange={(value) => setKind(value as ReleaseKind)}
          />
          {kind === "published" ? (
            <TextField
              name="publish_at"
              type="datetime-local"
              label={text.when}
              hint={text.whenHint}
              messages={messages}
            />
          ) : (
            <fieldset className="pl-fieldset" key={kind}>
              <legend>{text.people}</legend>
              {council.map((person) => (
                <Checkbox
                  key={person.id}
                  name="recipients"
                  value={person.account_id}
                  label={`${person.name}, ${roles[person.role] ?? person.role}`}
                />
              ))}
            </fieldset>
          )}
          <Button type="submit" busy={busy} permission={permission}>
            {text.button}
          </Button>
        </form>
      </details>
    </section>
  );
}
