import type { FormEvent } from "react";
import { useAct } from "../../api/useAct";
import type { Draft } from "../../lib/drafts";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { Chosen, EvidenceField, fileOf, isBegun, lacksOf, LinkFields, NO_LINK, type AnswerLink } from "./AnswerFiles";
import { words } from "./en";
import { answerQuestion, type Question, type QuestionFile } from "./queries";
import { useKept } from "./useKept";

const text = words.answer;

export interface Answering {
  text: string;
  files: QuestionFile[];
  /** A link that is being typed and was not added yet; words kept by an older page have none. */
  link?: AnswerLink;
}

export const answerPlace = (inspection: string, question: string) => `${inspection}/questions/${question}`;

interface Props {
  inspection: string;
  question: Question;
  draft: (Draft & { value: Answering }) | null;
  onAnswered: () => void;
  onFold: () => void;
}

export function AnswerForm({ inspection, question, draft, onAnswered, onFold }: Props) {
  const answer = useKept<Answering>(answerPlace(inspection, question.id), draft, { text: "", files: [] });
  const { act, busy, messages, setMessages } = useAct();
  const { value } = answer;
  const link = value.link ?? NO_LINK;
  // A fault of one file stands at the list of files; its own words name the item.
  const shown = messages.map((message) =>
    message.field.startsWith("files-") ? { ...message, field: "files" } : message,
  );

  /** The files with the begun link among them, or nothing where the link lacks something. */
  function withLink(): QuestionFile[] | null {
    if (!isBegun(link)) return value.files;
    const lacks = lacksOf(link);
    setMessages(lacks);
    return lacks.length > 0 ? null : [...value.files, fileOf(link)];
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const files = withLink();
    if (!files) return;
    const done = await act(async () => {
      await answerQuestion(inspection, question.id, value.text, files, answer.key());
      await answer.letGo();
    });
    if (done) onAnswered();
  }

  function addLink() {
    const files = withLink();
    if (files) answer.change({ ...value, files, link: NO_LINK });
  }

  return (
    <form className="pl-mt4" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary messages={shown} />
      <TextArea
        name="text"
        label={text.label}
        hint={question.overdue ? text.lateHint : undefined}
        rows={6}
        value={value.text}
        onChange={(event) => answer.change({ ...value, text: event.target.value })}
        messages={shown}
      />
      <Chosen files={value.files} onChange={(files) => answer.change({ ...value, files })} />
      <EvidenceField
        inspection={inspection}
        hint={text.filesHint[question.asked_of]}
        files={value.files}
        messages={shown}
        onAdd={(file) => answer.change({ ...value, files: [...value.files, file] })}
      />
      <LinkFields
        link={link}
        messages={shown}
        onChange={(next) => answer.change({ ...value, link: next })}
        onAdd={addLink}
      />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.send(question.asked_of)}
        </Button>
        <Button secondary onClick={onFold}>
          {text.cancel}
        </Button>
      </div>
      {answer.kept ? <p className="pl-meta">{words.kept}</p> : null}
    </form>
  );
}
