import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { AddFinding } from "./AddFinding";
import { kindWords, words } from "./en";
import { changeFinding, findings, withdrawFinding, type Finding } from "./queries";

function Row({ finding, onTick, onTake }: { finding: Finding; onTick: (share: boolean) => void; onTake: () => void }) {
  const take = permissionFor(finding.permitted_actions, "withdraw_finding");
  // The tick answers at once; the list that comes back from the server has the last word.
  const [ticked, setTicked] = useState(finding.to_share);
  return (
    <li>
      <Checkbox
        name={finding.reference}
        checked={ticked}
        onChange={(event) => {
          setTicked(event.target.checked);
          onTick(event.target.checked);
        }}
        label={
          <>
            {finding.text}{" "}
            <span className="pl-meta pl-block">
              {[finding.reference, finding.indicator, kindWords[finding.kind]].filter(Boolean).join(", ")}
            </span>
            {finding.internal_note ? <span className="pl-meta pl-block">{finding.internal_note}</span> : null}
          </>
        }
      />
      {take ? (
        <Button secondary small permission={take} onClick={onTake}>
          {words.take}
          <span className="visually-hidden"> {finding.reference}</span>
        </Button>
      ) : null}
    </li>
  );
}

export default function FindingsPage() {
  const id = useParam("id");
  const { data: rows } = useSuspenseQuery(findings(id));
  const queries = useQueryClient();
  const { act, messages } = useAct();
  const again = () => queries.invalidateQueries({ queryKey: ["findings", id] });
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await again();
    });
  return (
    <>
      <PageHead title={words.title} lede={words.lede}>
        <Link className="ds_button" to={paths.sharing(id)}>
          {words.toSharing}
        </Link>
      </PageHead>
      <ErrorSummary messages={messages} />
      <div className="pl-grid">
        <section className="pl-c7" aria-labelledby="chosen">
          <div className="pl-bar pl-bar--between pl-mb3">
            <h2 id="chosen">{words.chosen(rows.filter((row) => row.to_share).length, rows.length)}</h2>
            <AudienceLabel audience="inspectorate" />
          </div>
          {rows.length === 0 ? (
            <Notice>
              <p>
                <b>{words.none}</b>
              </p>
            </Notice>
          ) : (
            <ul className="pl-rows">
              {rows.map((row) => (
                <Row
                  key={`${row.id} ${row.changed_at}`}
                  finding={row}
                  onTick={(to_share) => run(() => changeFinding(id, row.id, { to_share }))}
                  onTake={() => run(() => withdrawFinding(id, row.id))}
                />
              ))}
            </ul>
          )}
        </section>
        <section className="pl-c5" aria-labelledby="add">
          <AddFinding inspection={id} onAdded={() => void again()} />
        </section>
      </div>
    </>
  );
}
