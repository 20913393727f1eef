import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDate } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { Table } from "../../ui/Table";
import { me } from "../identity/queries";
import { own as text } from "./enOwn";
import { beginOwn, ownSelfEvaluations } from "./ownQueries";

function Begin() {
  const [title, setTitle] = useState("");
  const { act, busy, messages, setMessages } = useAct();
  const go = useNavigate();
  async function begin() {
    if (!title.trim()) {
      setMessages([{ field: "title", words: text.missing }]);
      return;
    }
    await act(async () => {
      const begun = await beginOwn(title.trim());
      await go({ to: paths.ownSelfEvaluation(begun.id) });
    });
  }
  return (
    <form
      className="pl-section pl-mt6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <h2>{text.begin}</h2>
      <ErrorSummary messages={messages} />
      <TextField
        name="title"
        label={text.name}
        hint={text.nameHint}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        messages={messages}
      />
      <Button type="submit" busy={busy}>
        {text.beginButton}
      </Button>
    </form>
  );
}

/** R130: a council evaluates itself at any time; the inspectorate finds here what was shared with it. */
export default function OwnListPage() {
  const { data: rows } = useSuspenseQuery({ ...ownSelfEvaluations(), staleTime: 0 });
  const { data: who } = useSuspenseQuery(me());
  const council = who.organisation.side === "council";
  return (
    <>
      <PageHead title={council ? text.title : text.titleShared} lede={council ? text.lede : text.ledeShared} />
      {rows.length === 0 ? (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      ) : (
        <Table caption={council ? text.title : text.titleShared} columns={text.columns}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.opens ? <Link to={paths.ownSelfEvaluation(row.id)}>{row.title}</Link> : row.title}
                {row.opens ? null : <p className="pl-meta">{text.forOthers}</p>}
              </th>
              <td data-h={text.columns.begun}>{shortDate(row.created_at)}</td>
              <td data-h={text.columns.seen}>
                <AudienceLabel
                  audience={row.shared_at ? "both" : "council"}
                  words={row.shared_at ? text.shared(shortDate(row.shared_at)) : text.council}
                />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {permissionFor(who.permitted_actions, "create_own_self_evaluation")?.allowed ? <Begin /> : null}
    </>
  );
}
