import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary, type Message } from "../../ui/ErrorSummary";
import { Select, TextArea, TextField } from "../../ui/fields";
import { members } from "../people/queries";
import { words } from "./en";
import { closeQuestion, moveDue, passOn, reopenQuestion, withdrawQuestion, type Question } from "./queries";

type Opened = "pass_on_question" | "change_question" | "reopen_question" | "withdraw_question";

interface Props {
  inspection: string;
  question: Question;
  onDone: () => void;
  /** What stands first in the row of buttons. */
  children?: ReactNode;
}

/** What may be done to a question besides answering it: the server offers what belongs to the reader's side. */
export function Acts({ inspection, question, onDone, children }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { act, busy, messages } = useAct();
  const permission = (name: string) => permissionFor(question.permitted_actions, name);
  const id = question.id;

  async function run(work: () => Promise<unknown>) {
    const done = await act(async () => void (await work()));
    if (!done) return;
    setOpened(null);
    onDone();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = textOf(form, "reason");
    if (opened === "pass_on_question") void run(() => passOn(inspection, id, textOf(form, "account_id")));
    if (opened === "change_question") void run(() => moveDue(inspection, id, textOf(form, "due_on"), reason));
    if (opened === "reopen_question")
      void run(() => reopenQuestion(inspection, id, reason, textOf(form, "due_on") || null));
    if (opened === "withdraw_question") void run(() => withdrawQuestion(inspection, id, reason));
  }

  const opener = (name: Opened, label: string) =>
    permission(name) ? (
      <Button
        secondary
        small
        permission={permission(name)}
        aria-expanded={opened === name}
        onClick={() => setOpened(opened === name ? null : name)}
      >
        {label}
      </Button>
    ) : null;
  const closing = permission("close_question");
  return (
    <>
      <div className="pl-bar pl-gap2 pl-mt4">
        {children}
        {opener("pass_on_question", words.passOn.open)}
        {closing ? (
          <Button
            secondary
            small
            permission={closing}
            busy={busy}
            onClick={() => void run(() => closeQuestion(inspection, id))}
          >
            {words.close}
          </Button>
        ) : null}
        {opener("reopen_question", words.reopen.open)}
        {opener("change_question", words.move.open)}
        {opener("withdraw_question", words.withdraw.open)}
      </div>
      {opened === null ? <ErrorSummary messages={messages} /> : null}
      {opened ? (
        <form className="pl-mt4" onSubmit={submit} noValidate>
          <ErrorSummary messages={messages} />
          {opened === "pass_on_question" ? (
            <Colleagues inspection={inspection} question={question} messages={messages} />
          ) : null}
          {opened === "change_question" || opened === "reopen_question" ? (
            <TextField
              name="due_on"
              type="date"
              label={words.move.due}
              hint={opened === "reopen_question" ? words.reopen.dueHint : undefined}
              messages={messages}
            />
          ) : null}
          {opened === "pass_on_question" ? null : (
            <TextArea name="reason" label={REASONS[opened].reason} rows={2} messages={messages} />
          )}
          <Button type="submit" small busy={busy}>
            {opened === "pass_on_question" ? words.passOn.send : REASONS[opened].send}
          </Button>
        </form>
      ) : null}
    </>
  );
}

const REASONS = { change_question: words.move, reopen_question: words.reopen, withdraw_question: words.withdraw };

function Colleagues({
  inspection,
  question,
  messages,
}: {
  inspection: string;
  question: Question;
  messages: Message[];
}) {
  const { data } = useQuery(members(inspection));
  const people = new Map(
    data?.filter((row) => row.side === question.asked_of && row.active).map((row) => [row.account_id, row]),
  );
  return (
    <Select name="account_id" label={words.passOn.to} hint={words.passOn.hint[question.asked_of]} messages={messages}>
      <option value="">{words.passOn.choose}</option>
      {[...people.values()].map((row) => (
        <option key={row.account_id} value={row.account_id}>
          {row.name}, {row.role.replaceAll("_", " ")}
        </option>
      ))}
    </Select>
  );
}
