import { useQuery } from "@tanstack/react-query";
import { words } from "./en";
import { commentReaders, type CommentAudience, type CommentReader, type Subject } from "./queries";

function Names({ title, readers }: { title: string; readers: CommentReader[] }) {
  if (readers.length === 0) return null;
  return (
    <>
      <p className="pl-w5 pl-m0">{title}</p>
      <ul>
        {readers.map((reader) => (
          <li key={reader.account_id}>
            {reader.name}, {reader.role}
            {reader.if_given ? `, ${words.ifGiven}` : ""}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The people who will read it, by name: the server says who they are. */
export function Readers({
  inspection,
  subject,
  audience,
}: {
  inspection: string;
  subject: Subject;
  audience: CommentAudience;
}) {
  const { data } = useQuery({ ...commentReaders(inspection, subject, audience), throwOnError: false });
  if (!data) return null;
  const sides = [...new Set(data.map((reader) => reader.side))];
  return (
    <div role="status">
      <p>
        <b>{data.length === 0 ? words.nobody : words.readers}</b>
      </p>
      {sides.map((side) => (
        <Names key={side} title={words.sides[side]} readers={data.filter((reader) => reader.side === side)} />
      ))}
    </div>
  );
}
