import type { FieldMessage } from "../../api/problems";
import { TextArea } from "../../ui/fields";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";

/** After publication a change begins a correction, and says why. Before, nobody is asked. */
export function AuditReason({
  inspection,
  value,
  messages,
  onChange,
}: {
  inspection: string;
  value: string;
  messages: FieldMessage[];
  onChange: (value: string) => void;
}) {
  const { published_at } = useInspection(inspection);
  if (published_at === null) return null;
  return (
    <TextArea
      name="audit_reason"
      label={words.auditReason}
      hint={words.auditReasonHint}
      rows={2}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      messages={messages}
    />
  );
}

/** Where the server's refusals stand on the forms of a finding. */
export const FAULTS = { "header:audit-reason": { field: "audit_reason", words: words.auditReasonMissing } };
