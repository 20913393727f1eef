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
import { useInspection } from "../inspections/useInspection";
import { AddFinding } from "./AddFinding";
import { EditFinding } from "./EditFinding";
import { groupTitles, words } from "./en";
import { findings, tickFinding, type Finding, type FindingKind } from "./queries";

interface RowProps {
  inspection: string;
  finding: Finding;
  writer: boolean;
  onTick: (share: boolean) => Promise<boolean>;
  onChanged: () => void;
}

function Row({ inspection, finding, writer, onTick, onChanged }: RowProps) {
  // The tick answers at once; the list that comes back from the server has the last word.
  const [ticked, setTicked] = useState(finding.to_share);
  const [editing, setEditing] = useState(false);
  const facts = (
    <>
      {finding.text}{" "}
      <span className="pl-meta pl-block">{[finding.reference, finding.indicator].filter(Boolean).join(", ")}</span>
      {finding.internal_note ? <span className="pl-meta pl-block">{words.teamNote(finding.internal_note)}</span> : null}
    </>
  );
  return (
    <li id={finding.reference}>
      {writer ? (
        <Checkbox
          name={finding.reference}
          checked={ticked}
          onChange={(event) => {
            setTicked(event.target.checked);
            void onTick(event.target.checked).then((done) => {
              if (!done) setTicked(finding.to_share);
            });
          }}
          label={facts}
        />
      ) : (
        <p>{facts}</p>
      )}
      {editing ? (
        <EditFinding
          inspection={inspection}
          id={finding.id}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onChanged();
          }}
        />
      ) : writer ? (
        <p className="pl-mt2">
          <Button secondary small onClick={() => setEditing(true)}>
            {words.edit}
            <span className="visually-hidden"> {finding.reference}</span>
          </Button>
        </p>
      ) : null}
    </li>
  );
}

export default function FindingsPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: rows } = useSuspenseQuery(findings(id));
  const queries = useQueryClient();
  const { act, messages } = useAct();
  const again = () => void queries.invalidateQueries({ queryKey: ["findings", id] });
  const add = permissionFor(inspection.permitted_actions, "add_finding");
  const tick = (finding: Finding, share: boolean) =>
    act(async () => {
      await tickFinding(id, finding.id, share);
      again();
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
          ) : null}
          {(Object.keys(groupTitles) as FindingKind[]).map((kind) => {
            const group = rows.filter((row) => row.kind === kind);
            if (group.length === 0) return null;
            return (
              <section key={kind} aria-label={groupTitles[kind]} className="pl-mb5">
                <h3>{groupTitles[kind]}</h3>
                <ul className="pl-rows">
                  {group.map((row) => (
                    <Row
                      key={`${row.id} ${row.changed_at}`}
                      inspection={id}
                      finding={row}
                      writer={add?.allowed !== false}
                      onTick={(share) => tick(row, share)}
                      onChanged={again}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </section>
        <section className="pl-c5" aria-labelledby="add">
          {add?.allowed === false ? (
            <p className="pl-meta">{add.reason}</p>
          ) : (
            <AddFinding inspection={id} onAdded={again} />
          )}
        </section>
      </div>
    </>
  );
}
