import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import type { Message } from "../../ui/ErrorSummary";
import { Select, TextField } from "../../ui/fields";
import { evidenceList } from "../evidence/queries";
import { words } from "./en";
import type { QuestionFile } from "./queries";

const text = words.answer;

export interface AnswerLink {
  title: string;
  address: string;
}

export const NO_LINK: AnswerLink = { title: "", address: "" };

export const isBegun = ({ title, address }: AnswerLink): boolean => title.trim() !== "" || address.trim() !== "";

/** What a begun link still lacks, in the words of its fields. */
export function lacksOf({ title, address }: AnswerLink): Message[] {
  return [
    title.trim() ? null : { field: "link_title", words: text.link.noTitle },
    /^https:\/\/[^\s<>"]+$/.test(address.trim()) ? null : { field: "link_address", words: text.link.noAddress },
  ].filter((row) => row !== null);
}

export const fileOf = ({ title, address }: AnswerLink): QuestionFile => ({
  title: title.trim(),
  address: address.trim(),
  evidence: null,
});

/** What goes with the answer so far, each with the way out again. */
export function Chosen({ files, onChange }: { files: QuestionFile[]; onChange: (files: QuestionFile[]) => void }) {
  if (files.length === 0) return null;
  return (
    <ul className="pl-rows" aria-label={text.chosen}>
      {files.map((file) => (
        <li key={file.evidence ?? file.address}>
          <div className="pl-bar pl-bar--between">
            <p>
              {file.evidence ? <b>{file.evidence} </b> : null}
              {file.title}
              {file.address ? <span className="pl-meta"> {file.address}</span> : null}
            </p>
            <Button secondary small onClick={() => onChange(files.filter((other) => other !== file))}>
              {text.remove(file.evidence ?? file.title)}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface EvidenceProps {
  inspection: string;
  hint: string;
  files: QuestionFile[];
  messages: Message[];
  onAdd: (file: QuestionFile) => void;
}

export function EvidenceField({ inspection, hint, files, messages, onAdd }: EvidenceProps) {
  const { data } = useQuery({ ...evidenceList(inspection), throwOnError: false });
  const [chosen, setChosen] = useState("");
  const left = data?.filter((item) => !item.withdrawn_at && !files.some((file) => file.evidence === item.reference));
  const item = left?.find((row) => row.reference === chosen);
  if (!data || data.length === 0) return null;
  return (
    <>
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
              onAdd({ title: item.title, evidence: item.reference, address: null });
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

interface LinkProps {
  link: AnswerLink;
  messages: Message[];
  onChange: (link: AnswerLink) => void;
  onAdd: () => void;
}

/** A page of the web that answers: its name and its address. What is begun goes with the answer, added or not. */
export function LinkFields({ link, messages, onChange, onAdd }: LinkProps) {
  return (
    <fieldset className="pl-fieldset">
      <legend>{text.link.legend}</legend>
      <TextField
        name="link_title"
        label={text.link.title}
        value={link.title}
        onChange={(event) => onChange({ ...link, title: event.target.value })}
        messages={messages}
      />
      <TextField
        name="link_address"
        label={text.link.address}
        hint={text.link.hint}
        inputMode="url"
        value={link.address}
        onChange={(event) => onChange({ ...link, address: event.target.value })}
        messages={messages}
      />
      {isBegun(link) ? (
        <Button secondary small onClick={onAdd}>
          {text.link.add}
        </Button>
      ) : null}
    </fieldset>
  );
}
