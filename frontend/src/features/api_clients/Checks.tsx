import type { ReactNode } from "react";
import type { Message } from "../../ui/ErrorSummary";
import { idOf } from "../../ui/fields";
import { Icon } from "../../ui/Icon";

interface ChecksProps {
  name: string;
  legend: string;
  messages: Message[];
  children: ReactNode;
}

/** Several boxes under one question; a link from the list of errors leads to the question. */
export function Checks({ name, legend, messages, children }: ChecksProps) {
  const wrong = messages.find((message) => message.field === name)?.words;
  return (
    <fieldset
      className="pl-fieldset"
      id={idOf(name)}
      tabIndex={-1}
      aria-describedby={wrong ? `${name}-wrong` : undefined}
    >
      <legend>{legend}</legend>
      {wrong ? (
        <p className="pl-state pl-state--bad pl-flex pl-wrap" id={`${name}-wrong`}>
          <Icon name="warning" />
          <span>{wrong}</span>
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
