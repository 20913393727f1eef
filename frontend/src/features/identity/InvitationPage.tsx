import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { Loading, PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { useLinkToken } from "./linkToken";
import { NameCoordinator } from "./NameCoordinator";
import { acceptInvitation, openedInvitation, type OpenedInvitation } from "./queries";

const text = words.invitation;

function Join({ token, invited }: { token: string; invited: OpenedInvitation }) {
  const [done, setDone] = useState(false);
  const { act, busy, messages } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = form.get("password");
    await act(async () => {
      await acceptInvitation({
        token,
        name: textOf(form, "name"),
        post: textOf(form, "post") || null,
        password: typeof password === "string" && password ? password : null,
      });
      setDone(true);
    });
  }

  if (done) {
    return (
      <Notice kind="next" title={text.done}>
        <p>
          <Link className="ds_button" to={paths.signIn()}>
            {text.toSignIn}
          </Link>
        </p>
      </Notice>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={messages} />
      <TextField
        name="name"
        label={text.name}
        autoComplete="name"
        defaultValue={invited.name ?? ""}
        messages={messages}
      />
      <TextField
        name="post"
        label={text.post}
        autoComplete="organization-title"
        defaultValue={invited.post ?? ""}
        messages={messages}
      />
      {invited.has_account ? null : (
        <TextField
          name="password"
          type="password"
          label={text.password}
          hint={text.passwordHint}
          autoComplete="new-password"
          messages={messages}
        />
      )}
      <Button type="submit" busy={busy}>
        {text.accept}
      </Button>
    </form>
  );
}

export default function InvitationPage() {
  const token = useLinkToken();
  const { data, error } = useQuery({ ...openedInvitation(token), enabled: token !== "", throwOnError: false });
  if (!token) return <PageHead title={text.missing} lede={text.missingLede} />;
  if (error) return <PageHead title={text.gone} lede={text.goneLede} />;
  if (!data) return <Loading what="the invitation" />;
  if (data.kind === "name_coordinator") return <NameCoordinator token={token} invited={data} />;
  return (
    <>
      <PageHead title={text.title} lede={text.invited(data.invited_by, data.organisation)} />
      {data.role_in_words ? <p>{text.role(data.role_in_words, data.inspection)}</p> : null}
      <p className="pl-meta">{text.until(deadlineInWords(data.expires_at))}</p>
      <Join token={token} invited={data} />
    </>
  );
}
