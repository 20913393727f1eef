import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dateInWords } from "../../lib/dates";
import { Button, permissionFor, type Permission } from "../../ui/Button";
import { Loading } from "../../ui/PageHead";
import { words } from "./en";
import { trainingEvent, type Reader, type Training } from "./queries";
import { TrainingForm } from "./TrainingForm";

const text = words.training;

interface Props {
  inspection: string;
  days: Training[];
  readers: Reader[];
  mayAdd: Permission | undefined;
  onChanged: () => Promise<void>;
}

function Change({
  inspection,
  id,
  readers,
  onChanged,
  onClose,
}: Omit<Props, "days" | "mayAdd"> & { id: string; onClose: () => void }) {
  const { data } = useQuery({ ...trainingEvent(inspection, id), refetchOnWindowFocus: false });
  if (!data) return <Loading what={text.loading} />;
  return (
    <TrainingForm
      key={data.etag}
      inspection={inspection}
      day={data.data}
      etag={data.etag}
      readers={readers}
      mayRemove={permissionFor(data.data.permitted_actions, "remove_training_event")}
      onChanged={onChanged}
      onClose={onClose}
    />
  );
}

/** When and where readers are taught the template, and who came. */
export function TrainingDays({ inspection, days, readers, mayAdd, onChanged }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="pl-mb6" aria-labelledby="training">
      <h2 id="training">{text.title}</h2>
      <p className="pl-meta">{text.lede}</p>
      {days.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows pl-mb4">
        {days.map((day) => (
          <li key={day.id}>
            <div className="pl-bar pl-bar--between">
              <p>
                <b>{dateInWords(day.held_on)}</b>, {day.place}
              </p>
              {mayAdd?.allowed && open !== day.id ? (
                <button type="button" className="pl-linkbutton pl-linkbutton--blue" onClick={() => setOpen(day.id)}>
                  {text.change}
                  <span className="visually-hidden">: {dateInWords(day.held_on)}</span>
                </button>
              ) : null}
            </div>
            <p>{day.title}</p>
            {day.arrangements ? <p className="pl-prewrap pl-measure">{day.arrangements}</p> : null}
            <p className="pl-meta">
              {day.attended.length > 0 ? text.came(day.attended.map((one) => one.name)) : text.nobodyCame}
            </p>
            {open === day.id ? (
              <Change inspection={inspection} id={day.id} readers={readers} onChanged={onChanged} onClose={close} />
            ) : null}
          </li>
        ))}
      </ul>
      {open === "new" ? (
        <TrainingForm
          inspection={inspection}
          day={null}
          etag={null}
          readers={readers}
          onChanged={onChanged}
          onClose={close}
        />
      ) : mayAdd ? (
        <Button secondary permission={mayAdd} onClick={() => setOpen("new")}>
          {text.open}
        </Button>
      ) : null}
    </section>
  );
}
