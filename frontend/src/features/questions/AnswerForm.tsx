import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import type { Draft } from "../../lib/drafts";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select, TextArea } from "../../ui/fields";
import { evidenceList } from "../evidence/queries";
import { words } from "./en";
import { answerQuestion, type Question, type QuestionFile } from "./queries";
import { useKept } from "./useKept";

const text = words.answer;

export interface Answering {
  text: string;
  files: QuestionFile[];
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
  const { act, busy, messages } = useAct();
  const { value } = answer;
  // A fault of one file stands at the list of files; its own words name the item.
  const shown = messages.map((message) =>
    message.field.startsWith("files-") ? { ...message, field: "files" } : message,
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const done = await act(async () => {
      await answerQuestion(inspection, question.id, value.text, value.files, answer.key());
      await answer.letGo();
    });
    if (done) onAnswered();
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
      <Files
        inspection={inspection}
        hint={text.filesHint[question.asked_of]}
        files={value.files}
        messages={shown}
        onChange={(files) => answer.change({ ...value, files })}
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

interface FilesProps {
  inspection: string;
  hint: string;
  files: QuestionFile[];
  messages: { field: string; words: string }[];
  onChange: (files: QuestionFile[]) => void;
}

function Files({ inspection, hint, files, messages, onChange }: FilesProps) {
  const { data } = useQuery({ ...evidenceList(inspection), throwOnError: false });
  const [chosen, setChosen] = useState("");
  const left = data?.filter((item) => !item.withdrawn_at && !files.some((file) => file.evidence === item.reference));
  const item = left?.find((row) => row.reference === chosen);
  if (!data || (data.length === 0 && files.length === 0)) return null;
  return (
    <>
      {files.length > 0 ? (
        <ul className="pl-rows">
          {files.map((file) => (
            <li key={file.evidence ?? file.address}>
              <div className="pl-bar pl-bar--between">
                <p>
                  <b>{file.evidence}</b> {file.title}
                </p>
                <Button secondary small onClick={() => onChange(files.filter((other) => other !== file))}>
                  {text.remove(file.evidence ?? file.title)}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <Select
        name="files"
        label={text.files}
        hint={hint}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        messages={messages}
      >
        <option value="">{text.choose}</option>
        {left?.map((row) => (
          <option key={row.id} value={row.reference}>
            {row.reference} {row.title}
          </option>
        ))}
      </Select>
      {item ? (
        <p>
          <Button
            secondary
            small
            onClick={() => {
              onChange([...files, { title: item.title, evidence: item.reference, address: null }]);
              setChosen("");
            }}
          >
            {text.add}
          </Button>
        </p>
      ) : null}
    </>
  );
}
