import { infiniteQueryOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import type { Answer } from "../../api/schemas";
import { session } from "../../api/session";

export type Notice = Answer<"NotificationView">;
export type Unread = Answer<"UnreadCount">;
export type MailWish = Answer<"MailWish">;
export type Mailing = MailWish["mailing"];

const ALL = ["notifications"];
const LOOK_EVERY = 30_000;

/**
 * The number in the header, looked at while the page is visible. A look never renews a sign-in: somebody who went away
 * must be signed out, however long the page asks for them.
 */
export const unreadCount = () =>
  queryOptions({
    queryKey: [...ALL, "unread"],
    refetchInterval: LOOK_EVERY,
    throwOnError: false,
    queryFn: ({ client, queryKey }) => {
      const before = client.getQueryData<Unread>(queryKey);
      return before && !session.fresh ? before : got(api.GET("/api/v1/notifications/unread", {}));
    },
  });

export interface Filter {
  unread: boolean;
  inspection: string | null;
}

export const notices = ({ unread, inspection }: Filter) =>
  infiniteQueryOptions({
    queryKey: [...ALL, "list", unread, inspection],
    queryFn: ({ pageParam }) =>
      got(
        api.GET("/api/v1/notifications", {
          params: {
            query: {
              ...(unread ? { unread: true } : {}),
              ...(inspection ? { inspection_id: inspection } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });

export const againNotices = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ALL });

export const markNotice = (notification_id: string, seen: boolean) =>
  got(
    api.POST("/api/v1/notifications/{notification_id}/reading", {
      params: { path: { notification_id } },
      body: { seen },
    }),
  );

export const markAll = (until: string, inspection_id: string | null) =>
  got(api.POST("/api/v1/notifications/reading", { body: { until, inspection_id } }));

const SETTINGS = "/api/v1/notifications/settings";

export const mailSettings = () =>
  queryOptions({ queryKey: ["notification-settings"], queryFn: () => versioned(api.GET(SETTINGS, {})) });

export const saveMailSettings = (etag: string | null, items: { kind: string; mailing: Mailing }[]) =>
  versioned(api.PUT(SETTINGS, { params: { header: { "if-match": etag ?? "" } }, body: { items } }));
