import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useKeptText } from "../../api/useKeptText";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { words } from "./en";
import { recordOnTime, type Receipt } from "./queries";

const text = words.receipt.record;

/** After an outage in the hour before the deadline the lead can count a late submission as on time, once, with a reason. */
export function OnTimeRecord({ inspection, receipt }: { inspection: string; receipt: Receipt }) {
  const { text: reason, change, forget } = useKeptText(`${inspection}/on-time`);
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages, setMessages } = useAct();
  const permission = permissionFor(receipt.permitted_actions, "record_submission_on_time");
  if (!permission?.allowed) return null;
  const record = () =>
    act(async () => {
      await recordOnTime(inspection, reason.trim());
      forget();
      await queries.invalidateQueries({ queryKey: ["self-evaluation", inspection] });
    }).finally(() => setAsking(false));
  return (
    <section className="pl-section pl-mb6" aria-labelledby="on-time">
      <h2 id="on-time">{text.title}</h2>
      <p className="pl-measure">{text.hint}</p>
      <ErrorSummary messages={messages} />
      <TextArea
        name="reason"
        label={text.reason}
        value={reason}
        onChange={(event) => change(event.target.value)}
        messages={messages}
      />
      {asking ? (
        <Confirm
          title={text.confirmTitle}
          yes={text.yes}
          no={text.no}
          busy={busy}
          onYes={() => void record()}
          onNo={() => setAsking(false)}
        >
          <p>{text.confirm}</p>
        </Confirm>
      ) : (
        <Button
          onClick={() => {
            setMessages(reason.trim() ? [] : [{ field: "reason", words: text.missing }]);
            setAsking(reason.trim() !== "");
          }}
        >
          {text.button}
        </Button>
      )}
    </section>
  );
}
