import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { publicReport } from "./queries";
import { ReportBody } from "./ReportBody";

const text = words.document;

export default function PublicReportPage() {
  const { data } = useSuspenseQuery(publicReport(useParam("reference")));
  return (
    <div className="pl-public">
      <PageHead
        title={data.document.title}
        kicker={words.public.kicker(data.reference, dateInWords(data.published_at))}
        lede={data.document.theme}
      />
      {data.correction_note ? (
        <Notice title={text.correction}>
          <p>{data.correction_note}</p>
        </Notice>
      ) : null}
      <ReportBody report={data.document} />
      <section className="pl-section pl-mt7">
        <p>
          <Link to={paths.publicFormat(data.reference)}>{words.public.otherFormat}</Link>
        </p>
        <p className="pl-meta">{text.version(data.version)}</p>
        <p className="pl-meta pl-anywhere">{text.hash(data.sha256)}</p>
      </section>
    </div>
  );
}
