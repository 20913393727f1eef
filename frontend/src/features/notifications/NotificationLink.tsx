import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { words } from "./en";
import { unreadCount } from "./queries";

/** The way to the inbox, with the number of what is unread in words. */
export default function NotificationLink() {
  const { data } = useQuery(unreadCount());
  return (
    <Link to={paths.notifications()} activeOptions={{ exact: true }}>
      {words.link}
      {data && data.unread > 0 ? <b> ({words.unreadCount(data.unread, data.more)})</b> : null}
    </Link>
  );
}
