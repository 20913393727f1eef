import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages, type PageOf } from "../../api/paged";
import type { Permission } from "../../ui/Button";

export interface Member {
  id: string;
  account_id: string;
  name: string;
  post: string | null;
  email: string | null;
  side: "council" | "inspectorate";
  role: string;
  deputy: boolean;
  from_at: string;
  active: boolean;
  permitted_actions: Permission[];
}

export interface Invitation {
  id: string;
  role: string | null;
  email: string | null;
  name: string | null;
  invited_by: string;
  expires_at: string;
  state: "open" | "used" | "expired" | "withdrawn";
}

export interface Contact {
  id: string;
  designation: string;
  name: string | null;
  email: string | null;
  telephone: string | null;
  hours: string | null;
}

const INSPECTION = "/api/v1/inspections/{inspection_id}";
const at = (inspection_id: string) => ({ path: { inspection_id } });

const everyPage = <T>(path: string, inspection: string) =>
  allPages((cursor) =>
    got<PageOf<T>>(
      api.GET(path, { params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
    ),
  );

export const members = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "members"],
    queryFn: () => everyPage<Member>(`${INSPECTION}/members`, inspection),
  });

export const invitations = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "invitations"],
    queryFn: () => everyPage<Invitation>(`${INSPECTION}/invitations`, inspection),
  });

export const contacts = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "contacts"],
    queryFn: () => everyPage<Contact>(`${INSPECTION}/contacts`, inspection),
  });

export const invite = (inspection: string, body: { email: string; name: string; post: string | null; role: string }) =>
  got<Invitation & { address: string }>(api.POST(`${INSPECTION}/invitations`, { params: at(inspection), body }));

export const coordinatorLink = (inspection: string) =>
  got<{ address: string; expires_at: string }>(api.POST(`${INSPECTION}/coordinator-link`, { params: at(inspection) }));

export async function endMembership(inspection: string, member_id: string): Promise<void> {
  const params = { path: { inspection_id: inspection, member_id } };
  const { etag } = await versioned<Member>(api.GET(`${INSPECTION}/members/{member_id}`, { params }));
  await versioned(
    api.DELETE(`${INSPECTION}/members/{member_id}`, { params: { ...params, header: { "If-Match": etag ?? "" } } }),
  );
}
