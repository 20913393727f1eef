import { useQuery, useQueryClient, useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { paths } from "../../lib/paths";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select } from "../../ui/fields";
import { Notice as Panel } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { me } from "../identity/queries";
import { byAge } from "./days";
import { words } from "./en";
import { NoticeRow } from "./NoticeRow";
import { againNotices, mailSettings, markAll, markNotice, notices, unreadCount, type Filter } from "./queries";

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { data: who } = useSuspenseQuery(me());
  return (
    <div className="pl-bar pl-mb4">
      <Select
        name="show"
        label={words.show}
        value={filter.unread ? "unread" : "all"}
        onChange={(event) => onChange({ ...filter, unread: event.target.value === "unread" })}
      >
        <option value="all">{words.everything}</option>
        <option value="unread">{words.unreadOnly}</option>
      </Select>
      {who.roles.length > 1 ? (
        <Select
          name="inspection"
          label={words.inspection}
          value={filter.inspection ?? ""}
          onChange={(event) => onChange({ ...filter, inspection: event.target.value || null })}
        >
          <option value="">{words.anyInspection}</option>
          {who.roles.map((row) => (
            <option key={row.inspection_id} value={row.inspection_id}>
              {row.reference}
            </option>
          ))}
        </Select>
      ) : null}
    </div>
  );
}

function ByMail() {
  const { data } = useQuery(mailSettings());
  return (
    <aside className="pl-c4" aria-labelledby="by-mail">
      <h2 id="by-mail">{words.mail.aside}</h2>
      {data ? <p>{data.data.mails_sent ? words.mail.on(data.data.email) : words.mail.off}</p> : null}
      <p>
        <Link to={paths.notificationSettings()}>{words.mail.choose}</Link>
      </p>
    </aside>
  );
}

function Nothing({ unread }: { unread: boolean }) {
  return (
    <Panel>
      <p>
        <b>{unread ? words.nothingUnread : words.nothing}</b> {unread ? words.nothingUnreadNext : words.nothingNext}
      </p>
    </Panel>
  );
}

export default function NotificationsPage() {
  const [filter, setFilter] = useState<Filter>({ unread: false, inspection: null });
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(notices(filter));
  const { data: count } = useSuspenseQuery(unreadCount());
  const { data: who } = useSuspenseQuery(me());
  const [done, setDone] = useState(false);
  const { act, busy, messages } = useAct();
  const queries = useQueryClient();
  const rows = data.pages.flatMap((page) => page.items);
  const newest = rows[0];

  const mark = (id: string, seen: boolean) =>
    act(async () => {
      setDone(false);
      await markNotice(id, seen);
      await againNotices(queries);
    });
  const markEverything = (until: string) =>
    act(async () => {
      await markAll(until, filter.inspection);
      await againNotices(queries);
      setDone(true);
    });

  return (
    <>
      <PageHead title={words.title} lede={words.lede(count.unread, count.more)}>
        {newest && count.unread > 0 ? (
          <Button secondary busy={busy} onClick={() => void markEverything(newest.told_at)}>
            {words.markAll}
          </Button>
        ) : null}
      </PageHead>
      <ErrorSummary messages={messages} />
      <div role="status">{done ? <StatusText tone="ok">{words.allMarked}</StatusText> : null}</div>
      <div className="pl-grid">
        <div className="pl-c8">
          <Filters filter={filter} onChange={setFilter} />
          {rows.length === 0 ? <Nothing unread={filter.unread} /> : null}
          {byAge(rows, who.server_time).map((stretch) => (
            <section className="pl-mb6" key={stretch.title} aria-label={stretch.title}>
              <h2>{stretch.title}</h2>
              <ul className="pl-rows">
                {stretch.notices.map((notice) => (
                  <NoticeRow key={notice.id} notice={notice} onMark={(seen) => void mark(notice.id, seen)} />
                ))}
              </ul>
            </section>
          ))}
          {hasNextPage ? (
            <Button secondary busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {words.older}
            </Button>
          ) : null}
        </div>
        <ByMail />
      </div>
    </>
  );
}
