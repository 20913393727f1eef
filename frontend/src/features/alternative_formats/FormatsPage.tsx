import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { dateInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText, type Tone } from "../../ui/StatusText";
import { inspections } from "../inspections/queries";
import { formats, states, words } from "./en";
import { askForFormat, formatRequests, type FormatRequest } from "./queries";
import { WishFields, wishOf } from "./WishFields";

export const TONES: Record<FormatRequest["state"], Tone> = {
  asked: "warn",
  in_hand: "go",
  sent: "ok",
  declined: "none",
};

function Row({ row }: { row: FormatRequest }) {
  return (
    <li>
      <div className="pl-bar pl-bar--between">
        <h3 className="pl-h4">
          <Link to={paths.formatRequest(row.id)}>{row.document}</Link>
        </h3>
        <StatusText tone={TONES[row.state]}>{states[row.state]}</StatusText>
      </div>
      <p className="pl-meta">
        {row.reference}. {words.wanted(formats[row.format], row.language)}. {words.when(dateInWords(row.asked_at))}
      </p>
      {row.reason ? <p>{row.reason}</p> : null}
    </li>
  );
}

function Ask() {
  const { data: own } = useSuspenseQuery(inspections());
  const [made, setMade] = useState<FormatRequest | null>(null);
  const { act, busy, messages } = useAct();
  const queries = useQueryClient();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const done = await act(async () => {
      setMade(
        await askForFormat({
          ...wishOf(form),
          document: textOf(form, "document"),
          inspection_id: textOf(form, "inspection_id") || null,
          send_to: textOf(form, "send_to") || null,
        }),
      );
    });
    if (!done) return;
    element.reset();
    await queries.invalidateQueries({ queryKey: ["format-requests"] });
  }

  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{words.ask}</h2>
      <div role="status">
        {made ? (
          <Notice kind="next" title={words.asked(made.reference)}>
            <p>{words.next}</p>
          </Notice>
        ) : null}
      </div>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary messages={messages} />
        <TextField name="document" label={words.document} hint={words.documentHint} messages={messages} />
        <Select name="inspection_id" label={words.inspection} messages={messages}>
          {own.map((row) => (
            <option key={row.id} value={row.id}>
              {row.council.name} {row.reference}
            </option>
          ))}
          <option value="">{words.none}</option>
        </Select>
        <WishFields messages={messages} />
        <TextField name="send_to" label={words.sendTo} hint={words.sendToHint} messages={messages} />
        <Button type="submit" busy={busy}>
          {words.button}
        </Button>
      </form>
    </section>
  );
}

function Requests({ id, title, none, rows }: { id: string; title: string; none: string; rows: FormatRequest[] }) {
  return (
    <section className="pl-mb6" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? <p>{none}</p> : null}
      <ul className="pl-rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** R148: whoever needs another format asks here and follows it; those who answer find what waits for them. */
export default function FormatsPage() {
  const { data: rows } = useSuspenseQuery(formatRequests());
  const others = rows.filter((row) => !row.mine);
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <div className="pl-grid">
        <div className="pl-c6">
          <Ask />
        </div>
        <div className="pl-c6">
          {others.length > 0 ? (
            <Requests id="others" title={words.others} none={words.othersNone} rows={others} />
          ) : null}
          <Requests id="mine" title={words.mine} none={words.mineNone} rows={rows.filter((row) => row.mine)} />
        </div>
      </div>
    </>
  );
}
