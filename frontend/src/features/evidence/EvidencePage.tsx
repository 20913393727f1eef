import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { permissionFor } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { useInspection } from "../inspections/useInspection";
import { EvidenceMatrix } from "./EvidenceMatrix";
import { words } from "./en";
import { Filters, filtered, type Filter } from "./Filters";
import { LibraryTable } from "./LibraryTable";
import { evidenceList } from "./queries";
import { SendFiles } from "./SendFiles";

const ALL: Filter = { text: "", indicator: "", nature: "", sort: "reference" };

export default function EvidencePage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: items } = useSuspenseQuery(evidenceList(id));
  const [filter, setFilter] = useState<Filter>(ALL);
  const shown = filtered(items, filter);
  const mayAdd = permissionFor(inspection.permitted_actions, "add_evidence");
  const submitted = items.some((item) => item.submitted_at);
  return (
    <>
      <PageHead
        title={words.title}
        lede={mayAdd ? words.lede(items.length, submitted) : words.ledeReader(items.length)}
      >
        {mayAdd?.allowed ? <Link to={`${paths.evidence(id)}/link`}>{words.addLink}</Link> : null}
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
          <>
            <Filters items={items} filter={filter} onChange={setFilter} />
            <LibraryTable inspection={id} items={shown} all={items.length} />
          </>
        )}
      </section>
      {items.length > 0 ? <EvidenceMatrix inspection={inspection} items={items} /> : null}
    </>
  );
}
