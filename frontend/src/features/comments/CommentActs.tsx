import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { shortDateAndTime } from "../../lib/dates";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Diff } from "../../ui/Diff";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { words } from "./en";
import {
  changeComment,
  comment as oneComment,
  commentHistory,
  resolveComment,
  withdrawComment,
  type Comment,
} from "./queries";
import { WidenComment } from "./WidenComment";

interface Props {
  inspection: string;
  comment: Comment;
  onDone: () => void;
}

/** What was replaced, each wording against the one that followed it. */
function History({ inspection, comment }: Omit<Props, "onDone">) {
  const { data } = useQuery(commentHistory(inspection, comment.id));
  if (!data) return <Loading what="the earlier wordings" />;
  if (data.length === 0) return <p className="pl-meta">{words.noHistory}</p>;
  return (
    <section aria-label={words.history}>
      <ol className="pl-rows">
        {data.map((row, at) => (
          <li key={row.replaced_at}>
            <p className="pl-meta">{words.until(shortDateAndTime(row.replaced_at))}</p>
            <Diff from={row.text} to={at === 0 ? comment.text : (data[at - 1]?.text ?? "")} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Edit({ inspection, comment, etag, onDone, onClose }: Props & { etag: string | null; onClose: () => void }) {
  const { text, change, forget } = useKeptText(`${inspection}/comments/edit/${comment.id}`, comment.text);
  const { act, busy, messages } = useAct();
  const save = async () => {
    const saved = await act(async () => {
      await changeComment(inspection, comment.id, etag, text);
    });
    if (!saved) return;
    forget();
    onDone();
  };
  return (
    <>
      <ErrorSummary messages={messages} />
      <TextArea
        name="text"
        label={words.editText}
        hint={words.editHint}
        rows={3}
        value={text}
        onChange={(event) => change(event.target.value)}
        messages={messages}
      />
      <div className="pl-bar pl-gap2">
        <Button small busy={busy} onClick={() => void save()}>
          {words.saveEdit}
        </Button>
        <Button secondary small onClick={onClose}>
          {words.notYet}
        </Button>
      </div>
    </>
  );
}

type Act = "edit" | "take" | "widen" | "history";

/** What this reader may do with one comment: asked for when somebody wants to know, with the reason beside each act. */
export function CommentActs({ inspection, comment, onDone }: Props) {
  const { data: loaded } = useQuery(oneComment(inspection, comment.id));
  const [open, setOpen] = useState<Act | null>(null);
  const { act, busy, messages } = useAct();
  if (!loaded) return <Loading what="what you can do" />;
  const { data, etag } = loaded;
  const may = (action: string) => permissionFor(data.permitted_actions, action);
  const close = () => setOpen(null);
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
    }).then((done) => {
      if (done) onDone();
    });
  if (open === "edit") {
    return <Edit inspection={inspection} comment={data} etag={etag} onDone={onDone} onClose={close} />;
  }
  if (open === "widen") {
    return <WidenComment inspection={inspection} comment={data} onDone={onDone} onClose={close} />;
  }
  if (open === "take") {
    return (
      <Confirm
        title={words.takeTitle}
        yes={words.takeYes}
        onYes={() => run(() => withdrawComment(inspection, comment.id, etag))}
        onNo={close}
        busy={busy}
      >
        <ErrorSummary messages={messages} />
        <p>{words.takeBody}</p>
      </Confirm>
    );
  }
  return (
    <>
      <ErrorSummary messages={messages} />
      <ul className="pl-plain pl-bar pl-gap2">
        <li>
          <Button
            secondary
            small
            busy={busy}
            permission={may("resolve_comment")}
            onClick={() => run(() => resolveComment(inspection, comment.id, !data.resolved_at))}
          >
            {data.resolved_at ? words.reopen : words.settle}
          </Button>
        </li>
        <li>
          <Button secondary small permission={may("change_comment")} onClick={() => setOpen("edit")}>
            {words.edit}
          </Button>
        </li>
        {may("widen_comment") ? (
          <li>
            <Button secondary small permission={may("widen_comment")} onClick={() => setOpen("widen")}>
              {words.widen}
            </Button>
          </li>
        ) : null}
        <li>
          <Button secondary small permission={may("withdraw_comment")} onClick={() => setOpen("take")}>
            {words.take}
          </Button>
        </li>
        {data.edited_at ? (
          <li>
            <Button
              secondary
              small
              aria-expanded={open === "history"}
              onClick={() => setOpen(open === "history" ? null : "history")}
            >
              {words.history}
            </Button>
          </li>
        ) : null}
      </ul>
      {open === "history" ? <History inspection={inspection} comment={data} /> : null}
    </>
  );
}
