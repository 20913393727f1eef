import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { Button, permissionFor, type Permission } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Telephone } from "../../ui/Telephone";
import { TextField } from "../../ui/fields";
import { Loading } from "../../ui/PageHead";
import { faults, words } from "./en";
import { addContact, changeContact, contact as one, contacts, removeContact, type Contact } from "./queries";

const text = words.contacts;

function Fields({ row, messages }: { row: Contact | null; messages: { field: string; words: string }[] }) {
  const field = (name: "name" | "email" | "telephone" | "hours", type = "text") => (
    <TextField
      name={`contact_${name}`}
      type={type}
      label={text[name]}
      defaultValue={row?.[name] ?? ""}
      messages={messages}
    />
  );
  return (
    <>
      <TextField
        name="contact_designation"
        label={text.designation}
        hint={text.designationHint}
        defaultValue={row?.designation ?? ""}
        messages={messages}
      />
      {field("name")}
      {field("email", "email")}
      {field("telephone", "tel")}
      {field("hours")}
    </>
  );
}

function Form({
  inspection,
  row,
  etag,
  mayRemove,
  onDone,
}: {
  inspection: string;
  row: Contact | null;
  etag: string | null;
  mayRemove?: Permission | undefined;
  onDone: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct(faults.contact);
  const settle = async (work: () => Promise<unknown>) => {
    const done = await act(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: ["people", inspection, "contacts"] });
    });
    if (done) onDone();
  };

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const optional = (name: string) => textOf(data, `contact_${name}`) || null;
    const body = {
      designation: textOf(data, "contact_designation"),
      name: optional("name"),
      email: optional("email"),
      telephone: optional("telephone"),
      hours: optional("hours"),
    };
    void settle(() => (row ? changeContact(inspection, row.id, etag ?? "", body) : addContact(inspection, body)));
  }

  return (
    <form className="pl-panel pl-panel--plain pl-mt3" onSubmit={save} noValidate>
      <ErrorSummary messages={messages} />
      <Fields row={row} messages={messages} />
      <div className="pl-bar">
        <Button type="submit" small busy={busy}>
          {text.save}
        </Button>
        <Button secondary small onClick={onDone}>
          {text.leave}
        </Button>
        {row && !asked ? (
          <Button secondary small permission={mayRemove} onClick={() => setAsked(true)}>
            {text.remove}
          </Button>
        ) : null}
      </div>
      {row && asked ? (
        <div className="pl-mt4">
          <Confirm
            title={text.removeTitle(row.designation)}
            yes={text.remove}
            no={text.keep}
            busy={busy}
            onYes={() => void settle(() => removeContact(inspection, row.id, etag ?? ""))}
            onNo={() => setAsked(false)}
          >
            <p>{text.removeBody}</p>
          </Confirm>
        </div>
      ) : null}
    </form>
  );
}

function Change({ inspection, id, onDone }: { inspection: string; id: string; onDone: () => void }) {
  const { data } = useQuery(one(inspection, id));
  if (!data) return <Loading what="the contact" />;
  const mayRemove = permissionFor(data.data.permitted_actions, "remove_contact");
  return <Form inspection={inspection} row={data.data} etag={data.etag} mayRemove={mayRemove} onDone={onDone} />;
}

/** R22, R28, R30: whom to turn to by designation, kept by those who arrange things on either side. */
export function Contacts({ inspection, mayAdd }: { inspection: string; mayAdd: Permission | undefined }) {
  const { data } = useQuery({ ...contacts(inspection), throwOnError: false });
  const [open, setOpen] = useState<string | null>(null);
  if (!data) return null;
  return (
    <section className="pl-mb6" aria-labelledby="contacts">
      <h2 id="contacts">{text.title}</h2>
      <p className="pl-meta">{text.lede}</p>
      {data.length === 0 ? <p>{text.none}</p> : null}
      <ul className="pl-rows pl-mb4">
        {data.map((row) => (
          <li key={row.id}>
            <div className="pl-bar pl-bar--between">
              <p>
                <b>{row.designation}</b>
                {row.name ? `, ${row.name}` : ""}
              </p>
              {mayAdd?.allowed && open !== row.id ? (
                <button type="button" className="pl-linkbutton pl-linkbutton--blue" onClick={() => setOpen(row.id)}>
                  {text.change}
                  <span className="visually-hidden"> {row.designation}</span>
                </button>
              ) : null}
            </div>
            <p className="pl-meta pl-anywhere">
              {row.telephone ? <Telephone number={row.telephone} /> : null}{" "}
              {row.email ? <a href={`mailto:${row.email}`}>{row.email}</a> : null} {row.hours}
            </p>
            {open === row.id ? <Change inspection={inspection} id={row.id} onDone={() => setOpen(null)} /> : null}
          </li>
        ))}
      </ul>
      {open === "new" ? (
        <Form inspection={inspection} row={null} etag={null} onDone={() => setOpen(null)} />
      ) : mayAdd ? (
        <Button secondary small permission={mayAdd} onClick={() => setOpen("new")}>
          {text.add}
        </Button>
      ) : null}
    </section>
  );
}
