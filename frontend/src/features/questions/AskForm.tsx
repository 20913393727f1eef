import type { FormEvent } from "react";
import { useAct } from "../../api/useAct";
import type { Draft } from "../../lib/drafts";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea, TextField } from "../../ui/fields";
import { words } from "./en";
import { askQuestion, type QuestionRow } from "./queries";
import { useKept } from "./useKept";

const text = words.ask;

export interface Asking {
  title: string;
  text: string;
  due_on: string;
}

export const askingPlace = (inspection: string) => `${inspection}/questions/new`;

interface Props {
  inspection: string;
  side: QuestionRow["asked_of"];
  draft: (Draft & { value: Asking }) | null;
  onAsked: () => void;
  onFold: () => void;
}

export function AskForm({ inspection, side, draft, onAsked, onFold }: Props) {
  const asking = useKept<Asking>(askingPlace(inspection), draft, { title: "", text: "", due_on: "" });
  const { act, busy, messages } = useAct();
  const { value } = asking;
  const change = (member: keyof Asking) => (event: { target: { value: string } }) =>
    asking.change({ ...value, [member]: event.target.value });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const done = await act(async () => {
      await askQuestion(inspection, { ...value, due_on: value.due_on || null }, asking.key());
      await asking.letGo();
    });
    if (done) onAsked();
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mb6" onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="pl-h3">{text.open[side]}</h2>
      <p>{text.to[side]}</p>
      <p>
        <AudienceLabel audience="both" words={words.whoReads} />
      </p>
      <ErrorSummary messages={messages} />
      <TextField name="title" label={text.title} value={value.title} onChange={change("title")} messages={messages} />
      <TextArea name="text" label={text.text} value={value.text} onChange={change("text")} messages={messages} />
      <TextField
        name="due_on"
        type="date"
        label={text.due}
        hint={text.dueHint[side]}
        value={value.due_on}
        onChange={change("due_on")}
        messages={messages}
      />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.send[side]}
        </Button>
        <Button secondary onClick={onFold}>
          {text.cancel}
        </Button>
      </div>
      {asking.kept ? <p className="pl-meta">{words.kept}</p> : null}
    </form>
  );
}
