import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptValue } from "../../api/useKeptValue";
import { dayInLondon } from "../../lib/dates";
import { serverNow } from "../../lib/serverClock";
import { Button, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextArea, TextField } from "../../ui/fields";
import { faults, words } from "./en";
import { addTraining, changeTraining, removeTraining, type Reader, type Training, type TrainingBody } from "./queries";

const text = words.training;

type Typed = Required<TrainingBody>;

const TYPED = {
  read: (kept: unknown): Typed | null =>
    typeof kept === "object" && kept !== null && "held_on" in kept ? (kept as Typed) : null,
  blank: ({ title, held_on, place, arrangements }: Typed) => `${title}${held_on}${place}${arrangements}`.trim() === "",
};

interface Props {
  inspection: string;
  day: Training | null;
  etag: string | null;
  readers: Reader[];
  mayRemove?: Permission | undefined;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

function Attended({
  value,
  readers,
  change,
}: {
  value: Typed;
  readers: Reader[];
  change: (attended: string[]) => void;
}) {
  if (!value.held_on || value.held_on > dayInLondon(serverNow()))
    return <p className="pl-meta">{text.attendedLater}</p>;
  return (
    <fieldset className="pl-fieldset">
      <legend>{text.attended}</legend>
      {readers.map((reader) => (
        <Checkbox
          key={reader.id}
          name={`attended-${reader.id}`}
          label={reader.name}
          checked={value.attended.includes(reader.id)}
          onChange={(event) =>
            change(
              event.target.checked
                ? [...value.attended, reader.id]
                : value.attended.filter((attended) => attended !== reader.id),
            )
          }
        />
      ))}
    </fieldset>
  );
}

/** A day of training as a whole: when, where, what about and who came. */
export function TrainingForm({ inspection, day, etag, readers, mayRemove, onChanged, onClose }: Props) {
  const [asked, setAsked] = useState(false);
  const [standing] = useState<Typed>({
    title: day?.title ?? "",
    held_on: day?.held_on ?? "",
    place: day?.place ?? "",
    arrangements: day?.arrangements ?? "",
    attended: day?.attended.map((one) => one.reader_id) ?? [],
  });
  const kept = useKeptValue(`${inspection}/training/${day?.id ?? "new"}`, standing, etag, TYPED);
  const { act, busy, messages } = useAct(faults);
  const { value } = kept;
  const change = (part: Partial<Typed>) => kept.change({ ...value, ...part });

  const settle = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      kept.forget();
      await onChanged();
    }).then((done) => {
      if (done) onClose();
    });

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void settle(() => (day ? changeTraining(inspection, day.id, etag ?? "", value) : addTraining(inspection, value)));
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mt3" onSubmit={save} noValidate aria-label={text.open}>
      <ErrorSummary messages={messages} />
      {kept.stale ? <p role="status">{words.readers.stale}</p> : null}
      <TextField
        name="title"
        label={text.what}
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
        messages={messages}
      />
      <TextField
        name="held_on"
        type="date"
        label={text.day}
        value={value.held_on}
        onChange={(event) => change({ held_on: event.target.value })}
        messages={messages}
      />
      <TextField
        name="place"
        label={text.place}
        value={value.place}
        onChange={(event) => change({ place: event.target.value })}
        messages={messages}
      />
      <TextArea
        name="arrangements"
        label={text.arrangements}
        hint={text.arrangementsHint}
        value={value.arrangements}
        onChange={(event) => change({ arrangements: event.target.value })}
        messages={messages}
      />
      <Attended value={value} readers={readers} change={(attended) => change({ attended })} />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.save}
        </Button>
        <Button secondary onClick={onClose}>
          {text.cancel}
        </Button>
        {day && mayRemove ? (
          <Button secondary permission={mayRemove} onClick={() => setAsked(true)}>
            {text.remove}
          </Button>
        ) : null}
      </div>
      <p className="pl-meta">{words.readers.kept}</p>
      {day && asked ? (
        <Confirm
          title={text.removeTitle}
          yes={text.remove}
          no={text.keep}
          busy={busy}
          onYes={() => void settle(() => removeTraining(inspection, day.id, etag ?? ""))}
          onNo={() => setAsked(false)}
        >
          <p>{text.removeBody}</p>
        </Confirm>
      ) : null}
    </form>
  );
}
