import { useState, type FormEvent } from "react";
import { ApiProblem } from "../../api/problems";
import { useAct } from "../../api/useAct";
import { useKeptValue } from "../../api/useKeptValue";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Radios, TextArea } from "../../ui/fields";
import { words as text } from "./en";
import { propose, type AgreementVersion } from "./queries";

type Route = AgreementVersion["route"];

const ROUTES: Route[] = ["structured_form", "own_format", "api"];

interface Typed {
  route: Route | "";
  arrangements: string;
}

const TYPED = {
  read: (kept: unknown): Typed | null =>
    typeof kept === "object" && kept !== null && "arrangements" in kept ? (kept as Typed) : null,
  blank: ({ route, arrangements }: Typed) => route === "" && arrangements.trim() === "",
};

interface Props {
  inspection: string;
  /** The version that these words are to follow; a version that comes meanwhile refuses them. */
  etag: string | null;
  newest: AgreementVersion | null;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

export function Propose({ inspection, etag, newest, onChanged, onClose }: Props) {
  const [standing] = useState<Typed>({ route: newest?.route ?? "", arrangements: newest?.arrangements ?? "" });
  const kept = useKeptValue(`${inspection}/agreement`, standing, etag, TYPED);
  const { route, arrangements } = kept.value;
  const { act, busy, messages, setMessages } = useAct();

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!route) {
      setMessages([{ field: "route", words: text.missing }]);
      return;
    }
    const done = await act(async () => {
      await propose(inspection, etag, { route, arrangements: arrangements.trim() }).catch(async (error: unknown) => {
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
      aria-label={text.propose}
    >
      <ErrorSummary messages={messages} />
      {kept.stale ? <p role="status">{text.stale}</p> : null}
      <Radios
        name="route"
        label={text.route}
        options={ROUTES.map((value) => ({
          value,
          label: (
            <>
              {text.routes[value]} <span className="pl-meta">{text.hints[value]}</span>
            </>
          ),
        }))}
        value={route}
        onChange={(value) => kept.change({ route: value as Route, arrangements })}
        messages={messages}
      />
      <TextArea
        name="arrangements"
        label={text.arrangements}
        hint={text.arrangementsHint}
        value={arrangements}
        onChange={(event) => kept.change({ route, arrangements: event.target.value })}
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
