import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { MAILINGS, words } from "./en";
import { mailSettings, saveMailSettings, type Mailing, type MailWish } from "./queries";

const text = words.mail;

function Wish({ wish }: { wish: MailWish }) {
  const id = `field-${wish.kind}`;
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{wish.sentence}</label>
      </th>
      <td data-h={text.when}>
        <select className="pl-select" id={id} name={wish.kind} defaultValue={wish.mailing}>
          {Object.entries(MAILINGS).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}

export default function MailSettingsPage() {
  const { data: settings } = useSuspenseQuery(mailSettings());
  const { items, mails_sent, email } = settings.data;
  const [saved, setSaved] = useState(false);
  const { act, busy, messages } = useAct();
  const queries = useQueryClient();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(false);
    const wishes = items.map(({ kind }) => ({ kind, mailing: textOf(form, kind) as Mailing }));
    const kept = await act(async () => {
      queries.setQueryData(mailSettings().queryKey, await saveMailSettings(settings.etag, wishes));
    });
    setSaved(kept);
  }

  return (
    <>
      <PageHead title={text.title} lede={text.lede} />
      {mails_sent ? <p>{text.on(email)}</p> : null}
      {mails_sent ? null : (
        <Notice title={text.offTitle}>
          <p>{text.offBody}</p>
        </Notice>
      )}
      {items.length === 0 ? (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      ) : (
        <form onSubmit={(event) => void save(event)} noValidate>
          <ErrorSummary messages={messages} />
          <table className="ds_table pl-cards">
            <caption className="visually-hidden">{text.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{text.notice}</th>
                <th scope="col">{text.when}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((wish) => (
                <Wish key={wish.kind} wish={wish} />
              ))}
            </tbody>
          </table>
          <Button type="submit" busy={busy}>
            {text.save}
          </Button>
          <div role="status">{saved ? <StatusText tone="ok">{text.saved}</StatusText> : null}</div>
        </form>
      )}
      <p className="pl-mt6">
        <Link to={paths.notifications()}>{text.back}</Link>
      </p>
    </>
  );
}
