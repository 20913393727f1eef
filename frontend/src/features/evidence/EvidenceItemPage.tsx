import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { NotFoundPage } from "../../ui/NotFound";
import { CommentsPanel } from "../comments/CommentsPanel";
import { DescribeForm } from "./DescribeForm";
import { detail as words } from "./enDetail";
import { ItemActs } from "./ItemActs";
import { ItemFacts } from "./ItemFacts";
import { describeFile } from "./LibraryTable";
import { Preview } from "./Preview";
import { evidenceItem, evidenceList } from "./queries";
import { UsedIn } from "./UsedIn";
import { Versions } from "./Versions";

function Item({ inspection, id }: { inspection: string; id: string }) {
  const { data } = useSuspenseQuery(evidenceItem(inspection, id));
  const item = data.data;
  const change = permissionFor(item.permitted_actions, "change_evidence");
  return (
    <>
      <PageHead
        title={item.title}
        lang={item.language}
        tabTitle={`${item.reference} ${item.title}`}
        kicker={item.reference}
        lede={describeFile(item)}
      >
        <Link to={paths.evidence(inspection)}>{words.all}</Link>
      </PageHead>
      {item.warnings.length > 0 ? (
        <Notice kind="warn">
          {item.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      ) : null}
      {item.withdrawn_at ? (
        <Notice kind="warn" title={words.withdrawn(shortDateAndTime(item.withdrawn_at))}>
          <p>{item.withdrawal_reason}</p>
        </Notice>
      ) : null}
      <div className="pl-grid">
        <div className="pl-c8">
          <ItemFacts inspection={inspection} item={item} />
          {item.description ? (
            <p className="pl-measure pl-prewrap" dir="auto">
              {item.description}
            </p>
          ) : null}
          <Preview inspection={inspection} item={item} />
          {change?.allowed ? (
            <DescribeForm key={data.etag} inspection={inspection} item={item} etag={data.etag ?? ""} />
          ) : change?.reason ? (
            <p className="pl-meta">{change.reason}</p>
          ) : null}
          {item.kind === "file" ? <Versions inspection={inspection} item={item} /> : null}
          <UsedIn inspection={inspection} item={item} />
          <ItemActs inspection={inspection} item={item} etag={data.etag ?? ""} />
        </div>
        <aside className="pl-c4">
          <CommentsPanel inspection={inspection} subject={{ subject_kind: "evidence", subject_id: item.id }} />
        </aside>
      </div>
    </>
  );
}

/** The address names an item as people do, by its code; what only knows the id, such as a comment, may use that. */
export default function EvidenceItemPage() {
  const inspection = useParam("id");
  const reference = useParam("reference");
  const { data: items } = useSuspenseQuery(evidenceList(inspection));
  const row = items.find((item) => item.reference === reference || item.id === reference);
  return row ? <Item inspection={inspection} id={row.id} /> : <NotFoundPage />;
}
