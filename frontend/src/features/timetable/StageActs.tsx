import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextArea } from "../../ui/fields";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { changeStage, type Event, type Stages } from "./queries";

const TONES = { passed: "ok", current: "go", ahead: "none" } as const;
const WORDS = { passed: words.stages.passed, current: words.stages.now, ahead: words.stages.ahead };

/** Stages change by act, never by the clock. What cannot happen now says why. */
export function StageActs({ inspection, stages }: { inspection: string; stages: Stages }) {
  const [reason, setReason] = useState("");
  const id = useId();
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const run = (event: Event) =>
    void act(async () => {
      await changeStage(inspection, event, reason.trim() || null);
      setReason("");
      await queries.invalidateQueries({ queryKey: ["timetable"] });
      await queries.invalidateQueries({ queryKey: ["inspection", inspection] });
    });
  return (
    <section className="pl-section" aria-labelledby={id}>
      <h2 id={id}>{words.stages.title}</h2>
      <ul className="pl-rows pl-mb4">
        {stages.items.map((stage) => (
          <li className="pl-bar pl-bar--between" key={stage.code}>
            <span>
              {stage.number}. {stage.title}
            </span>
            <StatusText tone={TONES[stage.position]}>{WORDS[stage.position]}</StatusText>
          </li>
        ))}
      </ul>
      <ErrorSummary messages={messages} />
      {stages.permitted_actions.some((row) => row.allowed) ? (
        <TextArea
          name="stage_reason"
          rows={2}
          label={words.stages.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      <div className="pl-bar">
        {stages.permitted_actions
          .filter((row) => row.allowed)
          .map((row) => (
            <Button key={row.action} secondary busy={busy} onClick={() => run(row.action as Event)}>
              {words.stages.events[row.action] ?? row.action}
            </Button>
          ))}
      </div>
    </section>
  );
}
