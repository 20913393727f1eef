import { useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problems";
import { useAct } from "../../api/useAct";
import { useKeptValue } from "../../api/useKeptValue";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, TextArea } from "../../ui/fields";
import { Basis } from "./Basis";
import { faults, words as text } from "./en";
import { propose, type Agreement } from "./queries";
import { TYPED, keptAt, missingOf, proposalOf, typedFrom, type Typed } from "./typed";

interface Props {
  inspection: string;
  data: Agreement;
  /** The version that these words are to follow; a version that comes meanwhile refuses them. */
  etag: string | null;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

export function Propose({ inspection, data, etag, onChanged, onClose }: Props) {
  const { matter } = data;
  const own = text.matters[matter];
  const [standing] = useState<Typed>(typedFrom(data.newest));
  const kept = useKeptValue(keptAt(inspection, matter), standing, etag, TYPED);
  const typed = kept.value;
  const { act, busy, messages, setMessages } = useAct(faults);
  const change = (part: Partial<Typed>) => kept.change({ ...typed, ...part });

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = proposalOf(matter, typed);
    if (!body) {
      setMessages(missingOf(matter, typed));
      return;
    }
    const done = await act(async () => {
      await propose(inspection, matter, etag, body).catch(async (error: unknown) => {
        // Theirs is shown above the form, and the form goes on from it with the words that were typed.
        if (error instanceof ApiProblem && error.status === 412) await onChanged();
        throw error;
      });
      kept.forget();
      await onChanged();
    });
    if (done) onClose();
  }

  return (
    <form
      className="pl-panel pl-panel--plain"
      onSubmit={(event) => void send(event)}
      noValidate
      aria-label={own.propose}
    >
      <ErrorSummary messages={messages} />
      {kept.stale ? <p role="status">{text.stale}</p> : null}
      <Radios
        name="route"
        label={own.route}
        options={data.routes.map((value) => ({
          value,
          label: (
            <>
              {text.routes[value]} <span className="pl-meta">{own.hints[value]}</span>
            </>
          ),
        }))}
        value={typed.route}
        onChange={(value) => change({ route: value as Typed["route"] })}
        messages={messages}
      />
      {matter === "case_data" ? <Basis typed={typed} onChange={change} messages={messages} /> : null}
      <TextArea
        name="arrangements"
        label={text.arrangements}
        hint={text.arrangementsHint}
        value={typed.arrangements}
        onChange={(event) => change({ arrangements: event.target.value })}
        messages={messages}
      />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.send}
        </Button>
        <Button secondary onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
      <p className="pl-meta">{text.kept}</p>
    </form>
  );
}
