import type { ReactNode } from "react";
import { dateInWords } from "../../lib/dates";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import type { Report } from "./queries";
import { ReportBody } from "./ReportBody";

function Audience({ data }: { data: Report }) {
  if (data.marked_for === null) return <AudienceLabel audience="public" />;
  if (data.released_as === null) return <AudienceLabel audience="inspectorate" />;
  return <AudienceLabel audience="both" words={words.audience[data.released_as]} />;
}

/** One version as one person reads it: their own copy, or one that is looked at on their behalf before it is issued. */
export function ReportCopy({ data, children }: { data: Report; children?: ReactNode }) {
  const isPublic = data.marked_for === null;
  return (
    <>
      <div className="pl-public">
        <PageHead
          title={data.document.title}
          tabTitle={`${words.list.version(data.version)}, ${data.document.reference}`}
          kicker={`${data.document.reference}, ${words.list.version(data.version).toLowerCase()}${
            isPublic && data.published_at ? `. ${words.list.published(dateInWords(data.published_at))}` : ""
          }`}
        >
          <Audience data={data} />
        </PageHead>
        {data.marked_for ? (
          <Notice kind="warn">
            <p>
              <b>{words.marked(data.marked_for)}</b>
            </p>
            {data.released_as && data.released_at && data.steps.length === 0 ? (
              <p>{words.issued[data.released_as](dateInWords(data.released_at))}</p>
            ) : null}
          </Notice>
        ) : null}
        {data.correction_note ? (
          <Notice title={words.document.correction}>
            <p>{data.correction_note}</p>
          </Notice>
        ) : null}
      </div>
      {children}
      <div className="pl-public">
        <ReportBody report={data.document} />
      </div>
    </>
  );
}
