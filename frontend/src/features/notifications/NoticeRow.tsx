import { Link } from "@tanstack/react-router";
import { shortDateAndTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import type { Notice } from "./queries";

interface Props {
  notice: Notice;
  onMark: (seen: boolean) => void;
}

/** One notice: whether it is unread, what happened in a sentence that leads to its place, and where. */
export function NoticeRow({ notice, onMark }: Props) {
  const unread = notice.seen_at === null;
  return (
    <li>
      <div className="pl-bar pl-bar--between">
        <div>
          <h3>
            <Link to={notice.path} onClick={() => (unread ? onMark(true) : undefined)}>
              {notice.sentence}
            </Link>
          </h3>
          {notice.about ? (
            <p>
              {notice.due_words ? (
                <>
                  <b>{notice.about}.</b> {words.due(notice.due_words)}
                </>
              ) : (
                notice.about
              )}
            </p>
          ) : null}
          <p className="pl-meta">
            {shortDateAndTime(notice.told_at)}, {notice.council} {notice.reference}
            {notice.actor_name ? `, ${words.by(notice.actor_name)}` : null}
          </p>
        </div>
        <div className="pl-bar pl-gap2">
          <StatusText tone={unread ? "go" : "none"}>{unread ? words.unread : words.read}</StatusText>
          <Button secondary small onClick={() => onMark(unread)}>
            {unread ? words.markRead : words.markUnread}
            <span className="visually-hidden">: {notice.sentence}</span>
          </Button>
        </div>
      </div>
    </li>
  );
}
