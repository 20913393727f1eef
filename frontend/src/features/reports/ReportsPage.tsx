import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { milestones } from "../timetable/queries";
import { StateText } from "../timetable/TaskLine";
import { Correction } from "./Correction";
import { words } from "./en";
import { assembleReport, reports, type ReportEntry } from "./queries";

const text = words.list;

function State({ row }: { row: ReportEntry }) {
  if (row.awaiting_terms) return <StatusText tone="warn">{text.awaiting}</StatusText>;
  if (row.published_at) return <StatusText tone="ok">{text.published(shortDateAndTime(row.published_at))}</StatusText>;
  return (
    <div>
      {row.released_as && row.released_at ? (
        <StatusText tone="go">{text.released[row.released_as](shortDateAndTime(row.released_at))}</StatusText>
      ) : (
        <StatusText tone="none">{text.notReleased}</StatusText>
      )}
      {row.proposed ? (
        <p>
          <StatusText tone="warn">{text.waits[row.proposed]}</StatusText>
        </p>
      ) : null}
    </div>
  );
}

/** The same dates that both sides plan on: whoever cannot open a version still knows who can, and from when. */
function WhoReadsWhen({ inspection }: { inspection: string }) {
  const { data: dates } = useSuspenseQuery(milestones(inspection));
  const rows = dates.filter((row) => row.code in text.reads);
  return (
    <section aria-labelledby="when">
      <h2 id="when">{text.when}</h2>
      <ul className="pl-rows">
        {rows.map((row) => (
          <li key={row.code}>
            <div className="pl-bar pl-bar--between">
              <h3 className="pl-capital">{row.due?.words ?? row.title}</h3>
              <StateText row={row} />
            </div>
            <p>{text.reads[row.code]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function ReportsPage() {
  const id = useParam("id");
  const { data } = useSuspenseQuery(reports(id));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { act, busy, messages } = useAct();
  const assemble = permissionFor(data.permitted_actions, "assemble_report");
  const published = data.items.some((row) => row.published_at);

  const freeze = (note: string | null) =>
    act(async () => {
      const made = await assembleReport(id, note || null);
      await queries.invalidateQueries({ queryKey: ["reports", id] });
      await navigate({ to: paths.reportVersion(id, made.id) });
    });

  return (
    <>
      <PageHead title={text.title} lede={assemble ? text.lede : text.ledeCouncil} />
      <ErrorSummary messages={messages} />
      <div className="pl-grid">
        <div className="pl-c7">
          {data.items.length === 0 ? (
            <Notice>
              <p>{assemble ? text.noneYet : text.none}</p>
            </Notice>
          ) : (
            <ul className="pl-rows pl-mb6">
              {data.items.map((row) => (
                <li className="pl-bar pl-bar--between" key={row.id}>
                  <div>
                    <h2 className="pl-h3">
                      <Link to={paths.reportVersion(id, row.id)}>{text.version(row.version)}</Link>
                    </h2>
                    <p className="pl-meta">{text.assembled(shortDateAndTime(row.assembled_at))}</p>
                    {row.correction_note ? <p>{text.corrects(row.correction_note)}</p> : null}
                  </div>
                  <State row={row} />
                </li>
              ))}
            </ul>
          )}
          {assemble && published ? (
            <Correction inspection={id} permission={assemble} busy={busy} messages={messages} onFreeze={freeze} />
          ) : null}
          {assemble && !published ? (
            <Button busy={busy} permission={assemble} onClick={() => void freeze(null)}>
              {text.assemble}
            </Button>
          ) : null}
        </div>
        <aside className="pl-c5">
          <WhoReadsWhen inspection={id} />
        </aside>
      </div>
    </>
  );
}
