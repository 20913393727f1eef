import { queryOptions } from "@tanstack/react-query";
import type { Answer, Request } from "../../api/schemas";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";

export type Member = Answer<"MemberView">;

export type Invitation = Answer<"InvitationView">;

export type Contact = Answer<"ContactView">;

const INSPECTION = "/api/v1/inspections/{inspection_id}";
const at = (inspection_id: string) => ({ path: { inspection_id } });

const query = (cursor: string | undefined) => ({ limit: 200, ...(cursor ? { cursor } : {}) });

export const members = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "members"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/members`, { params: { ...at(inspection), query: query(cursor) } })),
      ),
  });

export const invitations = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "invitations"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/invitations`, { params: { ...at(inspection), query: query(cursor) } })),
      ),
  });

export const contacts = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "contacts"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(`${INSPECTION}/contacts`, { params: { ...at(inspection), query: query(cursor) } })),
      ),
  });

export const invite = (inspection: string, body: Request<"InvitationSubmission">) =>
  got(api.POST(`${INSPECTION}/invitations`, { params: at(inspection), body }));

export const coordinatorLink = (inspection: string) =>
  got(api.POST(`${INSPECTION}/coordinator-link`, { params: at(inspection) }));

export async function endMembership(inspection: string, member_id: string): Promise<void> {
  const params = { path: { inspection_id: inspection, member_id } };
  const { etag } = await versioned(api.GET(`${INSPECTION}/members/{member_id}`, { params }));
  await versioned(
    api.DELETE(`${INSPECTION}/members/{member_id}`, { params: { ...params, header: { "if-match": etag ?? "" } } }),
  );
}
