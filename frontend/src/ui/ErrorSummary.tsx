import { useEffect, useRef } from "react";

export interface Message {
  /** The field it belongs to, or nothing for the whole form. */
  field: string;
  words: string;
}

/** What to put right, at the top of the form, with links to the fields; it takes the focus when it appears. */
export function ErrorSummary({ messages }: { messages: Message[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (messages.length > 0) box.current?.focus();
  }, [messages]);
  if (messages.length === 0) return null;
  const title =
    messages.length === 1 ? "There is one thing to put right" : `There are ${messages.length} things to put right`;
  return (
    <div className="ds_error-summary pl-m0 pl-mb4" role="alert" aria-labelledby="error-summary" tabIndex={-1} ref={box}>
      <h2 className="ds_error-summary__title pl-h3" id="error-summary">
        {title}
      </h2>
      <ul className="ds_error-summary__list">
        {messages.map((message) => (
          <li key={message.field + message.words}>
            {message.field && document.getElementById(`field-${message.field}`) ? (
              <a
                href={`#field-${message.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`field-${message.field}`)?.focus();
                }}
              >
                {message.words}
              </a>
            ) : (
              message.words
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
