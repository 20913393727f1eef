import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useOptionalParam, useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { publicReport, type PublicReport } from "./queries";
import { ReportBody } from "./ReportBody";

const text = words.public;

/** Nothing that was published goes away: every version stands with what it corrected. */
function Versions({ report }: { report: PublicReport }) {
  return (
    <section className="pl-section pl-mt7" aria-labelledby="versions">
      <h2 id="versions">{text.versions}</h2>
      <p>{text.versionsLede}</p>
      <ul className="pl-rows">
        {report.history.map((row) => (
          <li key={row.version}>
            <p>
              {row.version === report.version ? (
                <b>{text.version(row.version)}</b>
              ) : (
                <Link to={paths.publicReportVersion(report.reference, row.version)}>{text.version(row.version)}</Link>
              )}
              {`, ${text.published(dateInWords(row.published_at)).toLowerCase()}. `}
              {row.version === report.version ? text.current : null}
            </p>
            <p>{row.correction_note ?? text.first}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherWays({ report }: { report: PublicReport }) {
  return (
    <section className="pl-section pl-noprint" aria-labelledby="another">
      <h2 id="another">{text.another}</h2>
      <ul>
        <li>
          <a href={paths.publicReportData(report.reference, report.version)}>{text.json}</a>
        </li>
      </ul>
      <p>
        <Link to={paths.publicFormat(report.reference)}>{text.otherFormat}</Link>
      </p>
      <Button secondary onClick={() => window.print()}>
        {text.print}
      </Button>
    </section>
  );
}

export default function PublicReportPage() {
  const version = useOptionalParam("version");
  const { data } = useSuspenseQuery(publicReport(useParam("reference"), version ? Number(version) : undefined));
  const newest = data.versions[0];
  return (
    <div className="pl-public">
      <PageHead
        title={data.document.title}
        kicker={text.kicker(data.reference, dateInWords(data.published_at))}
        lede={data.document.theme}
      />
      {data.version === newest ? null : (
        <Notice kind="warn">
          <p>
            {text.superseded(data.version)} <Link to={paths.publicReport(data.reference)}>{text.newest}</Link>
          </p>
        </Notice>
      )}
      {data.correction_note ? (
        <Notice title={words.document.correction}>
          <p>{data.correction_note}</p>
        </Notice>
      ) : null}
      <ReportBody report={data.document} />
      <Versions report={data} />
      <OtherWays report={data} />
      <p className="pl-meta pl-anywhere pl-mt5">
        {text.hash(data.sha256)}. {text.hashWhy}
      </p>
    </div>
  );
}
