import type { Message } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { words as text } from "./en";
import type { AgreementVersion } from "./queries";
import type { Typed } from "./typed";

interface Props {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
  messages: Message[];
}

/** R156: the two boxes that case data has beside the route. */
export function Basis({ typed, onChange, messages }: Props) {
  return (
    <>
      <TextArea
        name="lawful_basis"
        label={text.basis}
        hint={text.basisHint}
        value={typed.lawful_basis}
        onChange={(event) => onChange({ lawful_basis: event.target.value })}
        messages={messages}
      />
      <TextArea
        name="privacy_notice"
        label={text.notice}
        hint={text.noticeHint}
        value={typed.privacy_notice}
        onChange={(event) => onChange({ privacy_notice: event.target.value })}
        messages={messages}
      />
    </>
  );
}

const ADDRESS = /^https:\/\/\S+$/;

export function BasisRead({ row }: { row: NonNullable<AgreementVersion["case_data"]> }) {
  const { lawful_basis, privacy_notice } = row;
  return (
    <dl className="pl-dl pl-measure">
      <dt>{text.basis}</dt>
      <dd className="pl-prewrap" dir="auto">
        {lawful_basis}
      </dd>
      <dt>{text.notice}</dt>
      <dd className="pl-prewrap pl-anywhere" dir="auto">
        {ADDRESS.test(privacy_notice) ? (
          <a href={privacy_notice} className="pl-address" rel="noreferrer">
            {privacy_notice}
          </a>
        ) : (
          privacy_notice
        )}
      </dd>
    </dl>
  );
}
