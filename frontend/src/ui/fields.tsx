import { useId, type ComponentProps, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from "react";
import { Icon } from "./Icon";
import type { Message } from "./ErrorSummary";

interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** All messages of the form: the field picks its own by name. */
  messages?: Message[] | undefined;
}

export const idOf = (name: string): string => `field-${name}`;

function FieldError({ id, words }: { id: string; words: string }) {
  return (
    <p className="pl-state pl-state--bad pl-flex pl-wrap" id={id}>
      <Icon name="warning" />
      <span>{words}</span>
    </p>
  );
}

function useField({ name, hint, messages }: Omit<FieldProps, "label">) {
  const unique = useId();
  const words = messages?.find((message) => message.field === name)?.words;
  const describedBy = [hint && `${unique}-hint`, words && `${unique}-error`].filter(Boolean).join(" ");
  return {
    words,
    hintId: `${unique}-hint`,
    errorId: `${unique}-error`,
    attributes: {
      id: idOf(name),
      name,
      "aria-describedby": describedBy || undefined,
      "aria-invalid": words ? true : undefined,
    },
  };
}

interface ShellProps extends Omit<FieldProps, "messages"> {
  field: ReturnType<typeof useField>;
  children: ReactNode;
}

function FieldShell({ name, label, hint, field, children }: ShellProps) {
  return (
    <div className="pl-field">
      <label className="ds_label" htmlFor={idOf(name)}>
        {label}
      </label>
      {hint ? (
        <p className="ds_hint-text" id={field.hintId}>
          {hint}
        </p>
      ) : null}
      {field.words ? <FieldError id={field.errorId} words={field.words} /> : null}
      {children}
    </div>
  );
}

type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ name, label, hint, messages, ...rest }: TextFieldProps) {
  const field = useField({ name, hint, messages });
  return (
    <FieldShell name={name} label={label} hint={hint} field={field}>
      <input {...rest} {...field.attributes} className={`ds_input${field.words ? " ds_input--error" : ""}`} />
    </FieldShell>
  );
}

type TextAreaProps = FieldProps & ComponentProps<"textarea">;

export function TextArea({ name, label, hint, messages, ...rest }: TextAreaProps) {
  const field = useField({ name, hint, messages });
  return (
    <FieldShell name={name} label={label} hint={hint} field={field}>
      <textarea
        dir="auto"
        rows={4}
        {...rest}
        {...field.attributes}
        className={`ds_input${field.words ? " ds_input--error" : ""}`}
      />
    </FieldShell>
  );
}

type SelectProps = FieldProps & SelectHTMLAttributes<HTMLSelectElement>;

export function Select({ name, label, hint, messages, children, ...rest }: SelectProps) {
  const field = useField({ name, hint, messages });
  return (
    <FieldShell name={name} label={label} hint={hint} field={field}>
      <select {...rest} {...field.attributes} className="pl-select">
        {children}
      </select>
    </FieldShell>
  );
}

interface ChoiceProps extends FieldProps {
  options: { value: string; label: ReactNode; hint?: ReactNode }[];
  value?: string | undefined;
  onChange?: (value: string) => void;
}

export function Radios({ name, label, hint, messages, options, value, onChange }: ChoiceProps) {
  const field = useField({ name, hint, messages });
  return (
    <fieldset className="pl-fieldset" aria-describedby={field.attributes["aria-describedby"]}>
      <legend>{label}</legend>
      {hint ? (
        <p className="ds_hint-text" id={field.hintId}>
          {hint}
        </p>
      ) : null}
      {field.words ? <FieldError id={field.errorId} words={field.words} /> : null}
      <div className="pl-choices">
        {options.map((option, at) => {
          const id = at === 0 ? idOf(name) : `${idOf(name)}-${option.value}`;
          return (
            <div className="pl-choice" key={option.value}>
              <input
                type="radio"
                id={id}
                name={name}
                value={option.value}
                {...(onChange
                  ? { checked: value === option.value, onChange: () => onChange(option.value) }
                  : { defaultChecked: value === option.value })}
              />
              <label htmlFor={id}>{option.label}</label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

export function Checkbox({
  name,
  label,
  ...rest
}: { name: string; label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="pl-check">
      <input {...rest} type="checkbox" name={name} id={id} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
