import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { publicReports } from "./queries";

export default function PublicReportsPage() {
  const { data: rows } = useSuspenseQuery(publicReports());
  return (
    <div className="pl-public">
      <PageHead title={words.public.title} lede={words.public.lede} />
      {rows.length === 0 ? (
        <Notice>
          <p>{words.public.none}</p>
        </Notice>
      ) : (
        <ul className="pl-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <h2 className="pl-h3">
                <Link to={paths.publicReport(row.reference)}>{row.title}</Link>
              </h2>
              <p className="pl-meta">
                {row.council}. {words.public.published(dateInWords(row.published_at))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
