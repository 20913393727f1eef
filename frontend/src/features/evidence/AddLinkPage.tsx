import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, TextArea, TextField } from "../../ui/fields";
import { LanguageField } from "../../ui/LanguageField";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { addEvidence, type Kind } from "./queries";

const text = words.linkForm;

export default function AddLinkPage() {
  const id = useParam("id");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>("link");
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await act(async () => {
      const item = await addEvidence(id, {
        title: textOf(form, "title"),
        kind,
        address: textOf(form, "address"),
        evidence_on: textOf(form, "evidence_on") || null,
        description: textOf(form, "description"),
        language: textOf(form, "language"),
      });
      await queries.invalidateQueries({ queryKey: ["evidence", id] });
      await navigate({ to: paths.evidenceItem(id, item.reference) });
    });
  }

  return (
    <>
      <PageHead title={text.title} lede={text.lede} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <Radios
          name="kind"
          label={text.kind}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={[
            { value: "link", label: text.kinds.link },
            { value: "pointer", label: text.kinds.pointer },
          ]}
        />
        <TextField name="title" label={text.name} messages={messages} />
        <TextField name="address" label={text.address} messages={messages} />
        <TextField name="evidence_on" type="date" label={text.on} hint={text.onHint} messages={messages} />
        <LanguageField label={text.language} messages={messages} />
        <TextArea name="description" label={text.description} messages={messages} />
        <div className="pl-bar">
          <Button type="submit" busy={busy}>
            {text.button}
          </Button>
          <Link to={paths.evidence(id)}>{text.back}</Link>
        </div>
      </form>
    </>
  );
}
