import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { citationsIn } from "../../lib/citations";
import { paths } from "../../lib/paths";
import { Button, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextField } from "../../ui/fields";
import { WritingBox } from "../../ui/WritingBox";
import type { EvidenceRow } from "../evidence/queries";
import { supplements } from "./enSupplements";
import { submitSupplement } from "./queries";
import { useKept } from "./useKept";

const text = supplements.form;
const EMPTY = { title: "", why: "", chosen: [] as string[] };

/** What is chosen beside the text is named under it, so that the text says by itself which evidence belongs to it. */
export function withEvidence(why: string, chosen: string[]): string {
  const named = citationsIn(why).map(({ code }) => code);
  const beside = chosen.filter((code) => !named.includes(code)).map((code) => `[${code}]`);
  return [why.trim(), beside.length > 0 ? `Evidence: ${beside.join(", ")}` : ""].filter(Boolean).join("\n\n");
}

interface Props {
  inspection: string;
  evidence: EvidenceRow[];
  permission: Permission;
  onHandedIn: (number: number) => void;
}

/** Something new after the submission: what it is, why now, and the evidence that goes with it. */
export function SupplementForm({ inspection, evidence, permission, onHandedIn }: Props) {
  const form = useKept(`${inspection}/supplement`, EMPTY);
  const { title, why, chosen } = form.value;
  const [asking, setAsking] = useState(false);
  const { act, busy, messages, setMessages } = useAct();
  const fresh = evidence.filter((item) => !item.withdrawn_at && !item.submitted_at);
  const body = withEvidence(why, chosen);

  function ask() {
    const missing = [
      title.trim() ? null : { field: "title", words: text.missingTitle },
      why.trim() ? null : { field: "why", words: text.missingWhy },
    ].filter((row) => row !== null);
    setMessages(missing);
    setAsking(missing.length === 0);
  }

  const handIn = () =>
    act(async () => {
      const made = await submitSupplement(inspection, { title: title.trim(), text: body });
      await form.clear();
      onHandedIn(made.number);
    }).finally(() => setAsking(false));

  return (
    <section className="pl-mb7" aria-labelledby="hand-in">
      <h2 id="hand-in">{text.title}</h2>
      <ErrorSummary messages={messages} />
      <TextField
        name="title"
        label={text.name}
        hint={text.nameHint}
        value={title}
        onChange={(event) => form.change({ title: event.target.value })}
        messages={messages}
      />
      <div className="pl-field">
        <label className="ds_label" htmlFor="field-why">
          {text.why}
        </label>
        <p className="ds_hint-text" id="why-hint">
          {text.whyHint}
        </p>
        <WritingBox
          id="field-why"
          value={why}
          rows={4}
          citable={evidence}
          describedBy="why-hint"
          onChange={(value) => form.change({ why: value })}
          onBlur={() => undefined}
        />
      </div>
      <fieldset className="pl-fieldset">
        <legend>{text.evidence}</legend>
        <p className="ds_hint-text">{fresh.length > 0 ? text.evidenceHint : text.noNew}</p>
        {fresh.map(({ reference, title: name }) => (
          <Checkbox
            key={reference}
            name={reference}
            label={
              <>
                <b>{reference}</b> {name}
              </>
            }
            checked={chosen.includes(reference)}
            onChange={(event) =>
              form.change({
                chosen: event.target.checked ? [...chosen, reference] : chosen.filter((code) => code !== reference),
              })
            }
          />
        ))}
        {fresh.length === 0 ? <Link to={paths.evidence(inspection)}>{text.add}</Link> : null}
      </fieldset>
      {asking ? (
        <Confirm
          title={text.confirmTitle}
          yes={text.yes}
          no={text.no}
          busy={busy}
          onYes={() => void handIn()}
          onNo={() => setAsking(false)}
        >
          <p>{text.confirm(new Set(citationsIn(body).map(({ code }) => code)).size)}</p>
        </Confirm>
      ) : (
        <Button permission={permission} onClick={ask}>
          {text.button}
        </Button>
      )}
    </section>
  );
}
