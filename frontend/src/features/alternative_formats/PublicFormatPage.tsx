import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { publicReport } from "../reports/queries";
import { words } from "./en";
import { askForPublicFormat, type Receipt } from "./queries";
import { WishFields, wishOf } from "./WishFields";

const text = words.public;

/** R148: anybody asks for a published report in another form, without an account. */
export default function PublicFormatPage() {
  const reference = useParam("reference");
  const { data } = useSuspenseQuery(publicReport(reference));
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const { act, busy, messages } = useAct();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { ...wishOf(form), name: textOf(form, "name"), send_to: textOf(form, "send_to") };
    void act(async () => setReceipt(await askForPublicFormat(reference, body)));
  }

  return (
    <div className="pl-public">
      <PageHead title={text.title} kicker={data.document.title} lede={text.lede} />
      {receipt ? (
        <div role="status">
          <Notice kind="next" title={text.done(receipt.reference)}>
            <p>{text.doneNext}</p>
          </Notice>
        </div>
      ) : (
        <form onSubmit={submit} noValidate>
          <ErrorSummary messages={messages} />
          <WishFields messages={messages} />
          <TextField name="name" label={text.name} autoComplete="name" messages={messages} />
          <TextField name="send_to" label={text.sendTo} hint={text.sendToHint} messages={messages} />
          <Button type="submit" busy={busy}>
            {words.button}
          </Button>
        </form>
      )}
      <p className="pl-mt5">
        <Link to={paths.publicReport(reference)}>{text.back}</Link>
      </p>
    </div>
  );
}
