import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type Account = Answer<"AccountView">;

export const KEY = ["administration"];
const at = (account_id: string) => ({ path: { account_id } });

export const accounts = (find: string, active: boolean) =>
  queryOptions({
    queryKey: [...KEY, "accounts", find, active],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET("/api/v1/accounts", {
            params: { query: { limit: 200, active, ...(find ? { find } : {}), ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });

export const account = (id: string) =>
  queryOptions({
    queryKey: [...KEY, "account", id],
    queryFn: () => got(api.GET("/api/v1/accounts/{account_id}", { params: at(id) })),
  });

export type Invitation = Answer<"InvitationView">;

export const invitations = () =>
  queryOptions({
    queryKey: [...KEY, "invitations"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET("/api/v1/invitations", { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      ),
  });

export const councils = () =>
  queryOptions({
    queryKey: ["councils"],
    staleTime: Infinity,
    queryFn: async () => (await got(api.GET("/api/v1/councils", {}))).items,
  });

export const methods = () =>
  queryOptions({
    queryKey: ["methodologies"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET("/api/v1/methodologies", { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      ),
  });

export const invite = (body: Request<"OrganisationInvitationSubmission">) =>
  got(api.POST("/api/v1/invitations", { body }));

export async function withdrawInvitation(invitation_id: string): Promise<void> {
  const path = { invitation_id };
  const { etag } = await versioned(api.GET("/api/v1/invitations/{invitation_id}", { params: { path } }));
  const header = { "if-match": etag ?? "" };
  await versioned(api.DELETE("/api/v1/invitations/{invitation_id}", { params: { path, header } }));
}

export const passwordLink = (id: string) =>
  got(api.POST("/api/v1/accounts/{account_id}/password-link", { params: at(id) }));

/** What is done to somebody's account with a reason, by the name of the operation. */
export const ACTS = {
  deactivate_account: (id: string, reason: string) =>
    got(api.POST("/api/v1/accounts/{account_id}/deactivation", { params: at(id), body: { reason } })),
  reactivate_account: (id: string, reason: string) =>
    got(api.POST("/api/v1/accounts/{account_id}/reactivation", { params: at(id), body: { reason } })),
  reset_one_time_codes: (id: string, reason: string) =>
    got(api.POST("/api/v1/accounts/{account_id}/one-time-code-reset", { params: at(id), body: { reason } })),
  end_sessions_of_account: (id: string, reason: string) =>
    got(api.POST("/api/v1/accounts/{account_id}/session-ending", { params: at(id), body: { reason } })),
};

export type Act = keyof typeof ACTS;
