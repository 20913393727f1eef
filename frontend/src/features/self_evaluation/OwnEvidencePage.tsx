import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useAct } from "../../api/useAct";
import { textOf } from "../../lib/forms";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/fields";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { describeFile } from "../evidence/LibraryTable";
import { own } from "./enOwn";
import { addOwnEvidence } from "./ownQueries";
import { usePlace, type Place } from "./place";
import { evidenceOf } from "./queries";

const text = own.evidence;

function Add({ place }: { place: Place }) {
  const form = useRef<HTMLFormElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  const queries = useQueryClient();
  const { act, busy, messages, setMessages } = useAct();
  async function add(data: FormData) {
    const title = textOf(data, "title");
    const file = data.get("file");
    const chosen = file instanceof File && file.size > 0 ? file : null;
    const missing = [
      title ? null : { field: "title", words: text.missingName },
      chosen ? null : { field: "file", words: text.missingFile },
    ].filter((row) => row !== null);
    setMessages(missing);
    if (!chosen || missing.length > 0) return;
    setAdded(null);
    const done = await act(async () => setAdded(await addOwnEvidence(place.id, title, chosen)));
    await queries.invalidateQueries({ queryKey: ["evidence", place.id] });
    if (done) form.current?.reset();
  }
  return (
    <form
      ref={form}
      className="pl-section pl-mt6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add(new FormData(event.currentTarget));
      }}
    >
      <h2>{text.add}</h2>
      <ErrorSummary messages={messages} />
      <TextField name="title" label={text.name} messages={messages} />
      <TextField name="file" type="file" label={text.file} messages={messages} />
      <div className="pl-bar">
        <Button type="submit" busy={busy}>
          {text.button}
        </Button>
        <span role="status">
          {busy ? text.adding : added ? <StatusText tone="ok">{text.added(added)}</StatusText> : null}
        </span>
      </div>
    </form>
  );
}

/** The evidence that a self-evaluation outside any inspection can cite, by its codes. */
export default function OwnEvidencePage() {
  const place = usePlace();
  const { data: items } = useSuspenseQuery(evidenceOf(place));
  return (
    <>
      <PageHead title={text.title} lede={text.lede} />
      {items.length === 0 ? (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      ) : (
        <Table caption={text.caption} columns={text.columns}>
          {items.map((item) => (
            <tr key={item.id} id={item.reference}>
              <th scope="row">
                <Link to={paths.ownEvidenceItem(place.id, item.reference)}>
                  <b>{item.reference}</b>
                </Link>
              </th>
              <td>{item.title}</td>
              <td data-h={text.columns.file}>{describeFile(item)}</td>
            </tr>
          ))}
        </Table>
      )}
      <Add place={place} />
    </>
  );
}
