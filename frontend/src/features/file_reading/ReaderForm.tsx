import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useKeptValue } from "../../api/useKeptValue";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox, TextArea } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { words } from "./en";
import { changeReader, reader, removeReader, type Group, type ReaderDetail } from "./queries";
import { codesOf } from "./workerCodes";

const text = words.readers;

interface Typed {
  qualifications: string[];
  codes: string;
}

const TYPED = {
  read: (kept: unknown): Typed | null =>
    typeof kept === "object" && kept !== null && "codes" in kept ? (kept as Typed) : null,
  blank: () => false,
};

interface Props {
  inspection: string;
  group: Group | undefined;
  onChanged: () => Promise<void>;
}

function Form({ inspection, row, etag, group, onChanged }: Props & { row: ReaderDetail; etag: string }) {
  const [asked, setAsked] = useState(false);
  const [standing] = useState<Typed>({
    qualifications: row.qualifications.map((one) => one.code),
    codes: (row.worker_codes ?? []).join("\n"),
  });
  const kept = useKeptValue(`${inspection}/case-readers/${row.id}`, standing, etag, TYPED);
  const { act, busy, messages } = useAct();
  const { qualifications, codes } = kept.value;
  const tick = (code: string, on: boolean) =>
    kept.change({
      codes,
      qualifications: on ? [...qualifications, code] : qualifications.filter((one) => one !== code),
    });

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void act(async () => {
      // Who does not read the codes sends none: the server leaves them as they are.
      const told = row.worker_codes === null ? {} : { worker_codes: codesOf(codes) };
      await changeReader(inspection, row.id, etag, { qualifications, ...told });
      kept.sent();
      await onChanged();
    });
  }

  const remove = () =>
    void act(async () => {
      await removeReader(inspection, row.id, etag);
      kept.sent();
      await onChanged();
    });

  return (
    <form className="pl-panel pl-panel--plain pl-mt3" onSubmit={save} noValidate>
      <ErrorSummary messages={messages} />
      {kept.stale ? <p role="status">{text.stale}</p> : null}
      <fieldset className="pl-fieldset">
        <legend>{text.qualifications}</legend>
        {group?.qualifications.map((one) => (
          <Checkbox
            key={one.code}
            name={one.code}
            label={one.title}
            checked={qualifications.includes(one.code)}
            onChange={(event) => tick(one.code, event.target.checked)}
          />
        ))}
      </fieldset>
      {row.worker_codes === null ? null : (
        <TextArea
          name="worker_codes"
          label={text.codes}
          hint={text.codesHint}
          value={codes}
          onChange={(event) => kept.change({ qualifications, codes: event.target.value })}
          messages={messages}
        />
      )}
      <div className="pl-bar">
        <Button type="submit" small busy={busy}>
          {text.save}
        </Button>
        <Button secondary small onClick={() => setAsked(true)}>
          {text.remove}
        </Button>
      </div>
      <p className="pl-meta">{text.kept}</p>
      {asked ? (
        <Confirm
          title={text.removeTitle(row.name)}
          yes={text.remove}
          no={text.keep}
          busy={busy}
          onYes={remove}
          onNo={() => setAsked(false)}
        >
          <p>{text.removeBody}</p>
        </Confirm>
      ) : null}
    </form>
  );
}

/** What is recorded of one reader; whoever named them changes it. */
export function ReaderForm({ inspection, id, group, onChanged }: Props & { id: string }) {
  const { data } = useQuery({ ...reader(inspection, id), refetchOnWindowFocus: false });
  if (!data) return <Loading what={text.loading} />;
  const permission = permissionFor(data.data.permitted_actions, "change_case_reader");
  if (permission?.allowed && data.etag) {
    return (
      <Form
        key={data.etag}
        inspection={inspection}
        row={data.data}
        etag={data.etag}
        group={group}
        onChanged={onChanged}
      />
    );
  }
  return (
    <div className="pl-panel pl-panel--plain pl-mt3">
      {data.data.worker_codes ? <p>{text.codesOwn(data.data.worker_codes)}</p> : null}
      {permission?.reason && group ? <p className="pl-meta">{permission.reason}</p> : null}
      {data.data.training.map((one) => (
        <p key={one.event_id}>{text.took(one.title, one.held_on)}</p>
      ))}
    </div>
  );
}
