import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextArea } from "../../ui/fields";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { formats, states, words } from "./en";
import { TONES } from "./FormatsPage";
import { changeFormatRequest, formatRequest, type FormatRequest } from "./queries";

function Answer({ row, etag }: { row: FormatRequest; etag: string | null }) {
  const { act, busy, messages } = useAct();
  const queries = useQueryClient();
  const permission = permissionFor(row.permitted_actions, "change_format_request");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const state = textOf(form, "state") as FormatRequest["state"];
    const done = await act(async () => {
      await changeFormatRequest(row.id, etag, { state, reason: textOf(form, "reason") || null });
    });
    if (done) element.reset();
    await queries.invalidateQueries({ queryKey: ["format-requests"] });
  }

  return (
    <section className="pl-mt6" aria-labelledby="change">
      <h2 id="change">{words.change}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <Select name="state" label={words.newState} messages={messages}>
          {(["in_hand", "sent", "declined"] as const)
            .filter((state) => state !== row.state)
            .map((state) => (
              <option key={state} value={state}>
                {states[state]}
              </option>
            ))}
        </Select>
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} messages={messages} />
        <Button type="submit" busy={busy} permission={permission}>
          {words.save}
        </Button>
      </form>
    </section>
  );
}

export default function FormatRequestPage() {
  const { data } = useSuspenseQuery(formatRequest(useParam("id")));
  const row = data.data;
  return (
    <>
      <PageHead title={row.document} tabTitle={words.request(row.reference)} kicker={words.request(row.reference)} />
      <dl className="pl-dl">
        <dt>{words.requestState}</dt>
        <dd>
          <StatusText tone={TONES[row.state]}>{states[row.state]}</StatusText>
          {row.changed_at ? (
            <span className="pl-meta pl-block">{words.by(dateInWords(row.changed_at), row.changed_by ?? "")}</span>
          ) : null}
        </dd>
        <dt>{words.format}</dt>
        <dd>{words.wanted(formats[row.format], row.language)}</dd>
        <dt>{words.sendTo}</dt>
        <dd>{row.name && row.send_to ? words.forWhom(row.name, row.send_to) : words.forgotten}</dd>
        {row.need ? (
          <>
            <dt>{words.need}</dt>
            <dd className="pl-prewrap">{row.need}</dd>
          </>
        ) : null}
        {row.reason ? (
          <>
            <dt>{words.reason}</dt>
            <dd className="pl-prewrap">{row.reason}</dd>
          </>
        ) : null}
      </dl>
      {row.mine && !permissionFor(row.permitted_actions, "change_format_request")?.allowed ? null : (
        <Answer row={row} etag={data.etag} />
      )}
      <p className="pl-mt5">
        <Link to={paths.formats()}>{words.back}</Link>
      </p>
    </>
  );
}
