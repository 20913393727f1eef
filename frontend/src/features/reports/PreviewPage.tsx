import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Notice } from "../../ui/Notice";
import { words } from "./en";
import { PREVIEWED, reportPreview, type PreviewRole } from "./queries";
import { ReportCopy } from "./ReportCopy";

const text = words.preview;

/** The draft before it is issued, drawn by the page that its receivers will open, from the view that they will be given. */
export default function PreviewPage() {
  const id = useParam("id");
  const version = useParam("reference");
  const asked: { as?: unknown } = useSearch({ strict: false });
  const role: PreviewRole = PREVIEWED.find((one) => one === asked.as) ?? PREVIEWED[0];
  const { data } = useSuspenseQuery(reportPreview(id, version, role));
  return (
    <>
      <Notice title={text.title(text.roles[role])}>
        <p>{text.body}</p>
        <ul className="pl-plain pl-bar pl-gap2 pl-noprint">
          {PREVIEWED.filter((one) => one !== role).map((one) => (
            <li key={one}>
              <Link to={paths.reportPreview(id, version)} search={{ as: one }}>
                {text.link(text.roles[one])}
              </Link>
            </li>
          ))}
          <li>
            <Link to={paths.reportVersion(id, version)}>{text.back}</Link>
          </li>
        </ul>
      </Notice>
      <ReportCopy data={data} />
    </>
  );
}
