import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { Folded } from "../../ui/Folded";
import { useSeen } from "../../ui/useSeen";
import { useInspection } from "../inspections/useInspection";
import { methodology } from "../methodology/queries";
import { detail as words } from "./enDetail";
import { citeEvidence, evidenceCitations, removeCitation, type EvidenceCitation, type EvidenceItem } from "./queries";

const text = words.cite;
/** The mark that a person set on the item itself; the others stand in texts, and change with these. */
const MARKED = "indicator";

/** "6" is a page, "2-3" are pages, "s. 4.1" a section: people write it as they say it. */
export function locatorOf(written: string): string | null {
  const said = written.trim().replace(/\s*[-–]\s*/, "–");
  if (said === "") return null;
  const bare = said.replace(/^(pages?|pp?\.?|sections?|ss?\.?)\s*/i, "");
  const section = /^s/i.test(said);
  const several = bare.includes("–");
  return `${section ? (several ? "ss." : "s.") : several ? "pp." : "p."} ${bare}`;
}

function CiteForm({
  inspection,
  item,
  onDone,
}: {
  inspection: string;
  item: EvidenceItem;
  onDone: () => Promise<void>;
}) {
  const { methodology: pinned } = useInspection(inspection);
  const method = useSuspenseQuery(methodology(pinned.id)).data.document;
  const [indicator, setIndicator] = useState("");
  const { act, busy, messages } = useAct({
    "/indicator": { field: "indicator", words: text.chooseIndicator },
    "/locator": { field: "locator", words: text.locatorCure },
  });
  const questions = method.indicators.find(({ code }) => code === indicator)?.questions ?? [];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    await act(async () => {
      await citeEvidence(inspection, item.id, {
        indicator,
        question: textOf(form, "question") || null,
        locator: locatorOf(textOf(form, "locator")),
      });
      setIndicator("");
      element.reset();
      await onDone();
    });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <Select
        name="indicator"
        label={text.indicator}
        value={indicator}
        onChange={(event) => setIndicator(event.target.value)}
        messages={messages}
      >
        <option value="">{text.choose}</option>
        {method.indicators
          .filter(({ in_focus }) => in_focus)
          .map(({ code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
      </Select>
      <Select name="question" label={text.question} messages={messages}>
        <option value="">{text.noQuestion}</option>
        {questions.map((question) => (
          <option key={question.number} value={String(question.number)}>
            {question.number}. {question.text}
          </option>
        ))}
      </Select>
      <TextField name="locator" label={text.locator} hint={text.locatorHint} messages={messages} />
      <Button type="submit" busy={busy}>
        {text.button}
      </Button>
    </form>
  );
}

function Place({ inspection, row }: { inspection: string; row: EvidenceCitation }) {
  const details = [row.question ? text.questionNumber(row.question) : null, row.locator, row.cited_by];
  return (
    <div>
      {row.indicator ? (
        <Link to={paths.section(inspection, row.indicator)}>{words.indicatorNamed(row.indicator)}</Link>
      ) : (
        words.text
      )}{" "}
      <span className="pl-meta">{details.filter(Boolean).join(", ")}</span>
    </div>
  );
}

/** Where an item is used, with the page or section and the way back to the text; marks of one's own can be added. */
export function UsedIn({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  const query = evidenceCitations(inspection, item.id);
  const { block, seen } = useSeen<HTMLDivElement>();
  const { data } = useQuery({ ...query, enabled: seen });
  const queries = useQueryClient();
  const { act, messages } = useAct();
  if (!data) return <div ref={block} />;
  const again = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const mayCite = permissionFor(item.permitted_actions, "cite_evidence");
  return (
    <section className="pl-section pl-mt6" aria-labelledby="used">
      <h2 id="used">{data.items.length === 0 ? words.notUsed : words.used}</h2>
      <ErrorSummary messages={messages} />
      <ul className="pl-rows">
        {data.items.map((row) => (
          <li key={row.id} className="pl-bar pl-bar--between">
            <Place inspection={inspection} row={row} />
            {mayCite?.allowed && row.subject_kind === MARKED && !row.released_at ? (
              <Button
                secondary
                small
                onClick={() =>
                  void act(async () => {
                    await removeCitation(inspection, item.id, row.id);
                    await again();
                  })
                }
              >
                {text.remove}
                <span className="visually-hidden">
                  {" "}
                  {row.indicator} {row.locator}
                </span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayCite?.allowed ? (
        <Folded title={text.title} className="pl-mt4">
          <CiteForm inspection={inspection} item={item} onDone={again} />
        </Folded>
      ) : null}
    </section>
  );
}
