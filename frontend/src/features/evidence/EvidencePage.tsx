import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { useInspection } from "../inspections/useInspection";
import { EvidenceMatrix } from "./EvidenceMatrix";
import { words } from "./en";
import { filtered, useAddressFilter } from "./filtering";
import { Filters } from "./Filters";
import { LibraryTable } from "./LibraryTable";
import { evidenceList, type EvidenceRow } from "./queries";
import { SendFiles } from "./SendFiles";

function Library({ inspection, items }: { inspection: string; items: EvidenceRow[] }) {
  const [filter, change, clear] = useAddressFilter();
  const shown = filtered(items, filter);
  return (
    <>
      <Filters items={items} filter={filter} onChange={change} />
      <div className="pl-bar pl-mt4">
        <p className="pl-m0" role="status">
          <b>{words.showing(shown.length, items.length)}</b>
        </p>
        {shown.length < items.length ? (
          <Button secondary small onClick={clear}>
            {words.clear}
          </Button>
        ) : null}
      </div>
      {shown.length > 0 ? <LibraryTable inspection={inspection} items={shown} /> : <p>{words.nothingFound}</p>}
    </>
  );
}

export default function EvidencePage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: items } = useSuspenseQuery(evidenceList(id));
  const mayAdd = permissionFor(inspection.permitted_actions, "add_evidence");
  const submitted = items.some((item) => item.submitted_at);
  return (
    <>
      <PageHead
        title={words.title}
        lede={mayAdd ? words.lede(items.length, submitted) : words.ledeReader(items.length)}
      >
        {mayAdd?.allowed ? (
          <p className="pl-bar">
            <Link to={paths.addLink(id)}>{words.addLink}</Link>
            <Link to={paths.importEvidence(id)}>{words.importZip}</Link>
          </p>
        ) : null}
      </PageHead>
      {mayAdd?.allowed ? <SendFiles inspection={id} /> : null}
      {mayAdd && !mayAdd.allowed ? (
        <Notice>
          <p>{mayAdd.reason}</p>
        </Notice>
      ) : null}
      <section className="pl-mb7" aria-labelledby="library">
        <h2 id="library">{words.library}</h2>
        {items.length === 0 ? (
          <Notice>
            <p>
              <b>{words.none}</b> {mayAdd?.allowed ? words.noneHint : null}
            </p>
          </Notice>
        ) : (
          <Library inspection={id} items={items} />
        )}
      </section>
      {items.length > 0 ? <EvidenceMatrix inspection={inspection} items={items} /> : null}
    </>
  );
}
