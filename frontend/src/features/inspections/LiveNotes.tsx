import { useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { showNewest } from "../../lib/newest";
import { Icon } from "../../ui/Icon";
import { words } from "./en";
import type { Change } from "./queries";
import { useWatch } from "./useWatch";
import { agoInWords, changeInWords, pageIn, peopleInWords } from "./watched";

const text = words.live;

function Note({ inspection, change, now, onShown }: NoteProps) {
  const queries = useQueryClient();
  const [path, hash] = (change.page ?? "").split("#");
  return (
    <>
      {changeInWords(change)}, {agoInWords(change.at, now)}.{" "}
      {change.page === null ? null : (
        <Link
          to={`/inspections/${inspection}${path ? `/${path}` : ""}`}
          {...(hash ? { hash } : {})}
          onClick={() => {
            void queries.invalidateQueries();
            showNewest();
            onShown();
          }}
        >
          {text.show}
          <span className="visually-hidden"> {changeInWords(change)}</span>
        </Link>
      )}{" "}
      <button type="button" className="pl-linkbutton" onClick={onShown}>
        {text.hide}
        <span className="visually-hidden"> {changeInWords(change)}</span>
      </button>
    </>
  );
}

interface NoteProps {
  inspection: string;
  change: Change;
  now: string;
  onShown: () => void;
}

/** One quiet line whose place is kept free: what others did and who is here. It moves nothing and changes nothing. */
export function LiveNotes({ inspection }: { inspection: string }) {
  const page = pageIn(useLocation({ select: (location) => location.pathname }), inspection);
  const { seen, putAway } = useWatch(inspection, page);
  const [newest, ...earlier] = seen?.changes ?? [];
  const note = (change: Change) => (
    <Note inspection={inspection} change={change} now={seen?.now ?? change.at} onShown={() => putAway(change)} />
  );
  return (
    <div className="pl-live">
      <p className="pl-live__people">
        {seen && seen.people.length > 0 ? (
          <>
            <Icon name="people" /> {peopleInWords(seen.people, page)}
          </>
        ) : null}
      </p>
      <div className="pl-live__note">
        <p role="status">{newest ? note(newest) : null}</p>
        {earlier.length > 0 ? (
          <details>
            <summary>{text.earlier(earlier.length)}</summary>
            <ul className="pl-plain">
              {earlier.map((change) => (
                <li key={change.position}>{note(change)}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </div>
  );
}
