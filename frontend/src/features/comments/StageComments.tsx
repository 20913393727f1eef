import { useState } from "react";
import type { Stage } from "../timetable/queries";
import { CommentsPanel } from "./CommentsPanel";
import { words } from "./en";

function OneStage({ inspection, stage }: { inspection: string; stage: Stage }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="ds_details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="ds_details__summary">{words.stage(stage.number, stage.title)}</summary>
      <div className="ds_details__text">
        {open ? (
          <CommentsPanel
            inspection={inspection}
            subject={{ subject_kind: "stage", subject_id: String(stage.number) }}
          />
        ) : null}
      </div>
    </details>
  );
}

/** Every stage with its own threads, asked for when somebody opens them. */
export function StageComments({ inspection, stages }: { inspection: string; stages: Stage[] }) {
  return (
    <section className="pl-section pl-noprint" aria-labelledby="stage-comments">
      <h2 id="stage-comments">{words.stages}</h2>
      {stages.map((stage) => (
        <OneStage key={stage.number} inspection={inspection} stage={stage} />
      ))}
    </section>
  );
}
