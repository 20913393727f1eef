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

export const formerMembers = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "former"],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(`${INSPECTION}/members`, {
            params: { ...at(inspection), query: { ...query(cursor), former: true } },
          }),
        ),
      ),
  });

const ofMember = (inspection_id: string, member_id: string) => ({ path: { inspection_id, member_id } });

export const member = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["people", inspection, "members", id],
    queryFn: () => versioned(api.GET(`${INSPECTION}/members/{member_id}`, { params: ofMember(inspection, id) })),
  });

export const appointableRoles = (inspection: string) =>
  queryOptions({
    queryKey: ["people", inspection, "roles"],
    queryFn: async () => (await got(api.GET(`${INSPECTION}/appointable-roles`, { params: at(inspection) }))).items,
  });

export const addMember = (inspection: string, body: Request<"MemberSubmission">) =>
  got(api.POST(`${INSPECTION}/members`, { params: at(inspection), body }));

export const handOverLead = (inspection: string, body: Request<"HandoverSubmission">) =>
  got(api.POST(`${INSPECTION}/handover`, { params: at(inspection), body }));

export async function endMembership(inspection: string, id: string, etag: string | null, reason: string) {
  // A header holds no letters beyond ASCII as they are.
  const header = { "if-match": etag ?? "", ...(reason ? { "Audit-Reason": encodeURIComponent(reason) } : {}) };
  await versioned(api.DELETE(`${INSPECTION}/members/{member_id}`, { params: { ...ofMember(inspection, id), header } }));
}

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

export async function withdrawInvitation(inspection_id: string, invitation_id: string): Promise<void> {
  const path = { inspection_id, invitation_id };
  const { etag } = await versioned(api.GET(`${INSPECTION}/invitations/{invitation_id}`, { params: { path } }));
  const header = { "if-match": etag ?? "" };
  await versioned(api.DELETE(`${INSPECTION}/invitations/{invitation_id}`, { params: { path, header } }));
}

const ofContact = (inspection_id: string, contact_id: string) => ({ path: { inspection_id, contact_id } });

export const contact = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["people", inspection, "contacts", id],
    queryFn: () => versioned(api.GET(`${INSPECTION}/contacts/{contact_id}`, { params: ofContact(inspection, id) })),
  });

export type ContactSubmission = Request<"ContactSubmission">;

export const addContact = (inspection: string, body: ContactSubmission) =>
  got(api.POST(`${INSPECTION}/contacts`, { params: at(inspection), body }));

export const changeContact = (inspection: string, id: string, etag: string, body: ContactSubmission) =>
  got(
    api.PATCH(`${INSPECTION}/contacts/{contact_id}`, {
      params: { ...ofContact(inspection, id), header: { "if-match": etag } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const removeContact = (inspection: string, id: string, etag: string) =>
  versioned(
    api.DELETE(`${INSPECTION}/contacts/{contact_id}`, {
      params: { ...ofContact(inspection, id), header: { "if-match": etag } },
    }),
  );
