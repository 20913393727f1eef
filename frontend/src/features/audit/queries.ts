import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import type { Answer } from "../../api/schemas";
import { londonInstant } from "../../lib/londonInstant";

export type AuditEvent = Answer<"AuditEventView">;

/** What is asked for, as it stands in the page's address. Days are whole days in London, both included. */
export interface Filter {
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
}

const nextDay = (day: string) => new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export function asked(inspection: string | undefined, filter: Filter) {
  return {
    ...(inspection ? { inspection_id: inspection } : {}),
    ...(filter.actor ? { actor: filter.actor } : {}),
    ...(filter.action ? { action: filter.action } : {}),
    ...(filter.from ? { from: londonInstant(`${filter.from}T00:00:00`) } : {}),
    ...(filter.to ? { to: londonInstant(`${nextDay(filter.to)}T00:00:00`) } : {}),
  };
}

export const auditEvents = (inspection: string | undefined, filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["audit", inspection ?? "", filter],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      got(
        api.GET("/api/v1/audit-events", {
          params: { query: { ...asked(inspection, filter), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const auditActions = () =>
  queryOptions({
    queryKey: ["audit", "actions"],
    staleTime: Infinity,
    queryFn: async () => (await got(api.GET("/api/v1/audit-events/actions", {}))).items,
  });

export const verification = (inspection: string | undefined) =>
  got(api.GET("/api/v1/audit-events/verification", { params: { query: asked(inspection, {}) } }));

export type Format = "csv" | "json";

export function exportedTrail(inspection: string | undefined, filter: Filter, format: Format): Promise<Blob> {
  const query = { ...asked(inspection, filter), format };
  return got(api.GET("/api/v1/audit-events/export", { params: { query }, parseAs: "blob" }));
}
