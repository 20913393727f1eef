import { useSuspenseQuery } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { saveFile } from "../../lib/saveFile";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Folded } from "../../ui/Folded";
import { CommentsPanel } from "../comments/CommentsPanel";
import { words } from "./en";
import { Profile } from "./Profile";
import { problemsOf, version, type Column } from "./queries";
import { ReportTable } from "./ReportTable";
import { Rows } from "./Rows";

const text = words.versions;

interface Props {
  inspection: string;
  id: string;
  columns: Column[];
  /** Whether this person sees the cases themselves. */
  cases: boolean;
  /** Whether this person's side sends the list. */
  council: boolean;
  onChanged: () => Promise<void>;
}

/** One version: its report, and of an accepted one what it looks like and the cases. */
export function OneVersion({ inspection, id, columns, cases, council, onChanged }: Props) {
  const { data } = useSuspenseQuery(version(inspection, id));
  const { act, busy, messages } = useAct();
  const mayConfirm = permissionFor(data.permitted_actions, "confirm_case_list_value");
  const confirming =
    council && mayConfirm ? { inspection, list: id, permission: mayConfirm, onConfirmed: onChanged } : undefined;
  const download = () =>
    void act(async () => saveFile(await problemsOf(inspection, id), `case-list-${data.version}-problems.csv`));
  return (
    <section className="pl-mb6" aria-labelledby="version">
      <h2 id="version">{text.one(data.version)}</h2>
      <dl className="pl-dl">
        <dt>{text.file}</dt>
        <dd className="pl-anywhere">{text.fileWords(data.file_name, data.size_bytes)}</dd>
        <dt>{text.fileHash}</dt>
        <dd className="pl-anywhere">
          <code>{data.file_sha256}</code>
        </dd>
        {data.rows_sha256 ? (
          <>
            <dt>{text.rowsHash}</dt>
            <dd className="pl-anywhere">
              <code>{data.rows_sha256}</code>
            </dd>
          </>
        ) : null}
      </dl>
      <ErrorSummary messages={messages} />
      {data.report.problem_count > 0 ? (
        <p>
          <Button secondary small busy={busy} onClick={download}>
            {words.report.download}
          </Button>
        </p>
      ) : null}
      <ReportTable report={data.report} columns={columns} confirming={confirming} />
      {data.state === "accepted" ? (
        <>
          <Folded title={words.profile.title}>
            <Profile inspection={inspection} id={id} />
          </Folded>
          {cases ? (
            <Folded title={words.rows.title}>
              <Rows inspection={inspection} id={id} columns={columns} />
            </Folded>
          ) : null}
        </>
      ) : null}
      <div className="pl-mt6">
        <CommentsPanel inspection={inspection} subject={{ subject_kind: "case_list", subject_id: id }} />
      </div>
    </section>
  );
}
