import { queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";

export type Side = "council" | "inspectorate";

export interface Me {
  id: string;
  name: string;
  email: string | null;
  post: string | null;
  organisation: { id: string; name: string; side: Side };
  roles: { inspection_id: string; reference: string; roles: string[]; roles_in_words: string[] }[];
  organisation_roles: string[];
  one_time_codes: boolean;
  recovery_codes_left: number;
  server_time: string;
}

export const me = () =>
  queryOptions({ queryKey: ["me"], staleTime: 60_000, queryFn: () => got<Me>(api.GET("/api/v1/me", {})) });

export interface OpenedInvitation {
  kind: "join" | "name_coordinator";
  organisation: string;
  inspection: string | null;
  role: string | null;
  role_in_words: string | null;
  deputy: boolean;
  email: string | null;
  name: string | null;
  post: string | null;
  invited_by: string;
  expires_at: string;
  has_account: boolean;
}

export const openedInvitation = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    staleTime: Infinity,
    queryFn: () => got<OpenedInvitation>(api.POST("/api/v1/invitations/opening", { body: { token } })),
  });

export const acceptInvitation = (body: { token: string; name: string; post: string | null; password: string | null }) =>
  got<{ email: string; organisation: string; inspection_id: string | null; enrolment_needed: boolean }>(
    api.POST("/api/v1/invitations/acceptance", { body }),
  );

export const nameCoordinator = (body: { token: string; name: string; email: string; post: string | null }) =>
  got<{ name: string; email: string; address: string; expires_at: string }>(
    api.POST("/api/v1/invitations/naming", { body }),
  );

export const setNewPassword = (body: { token: string; new_password: string }) =>
  got<undefined>(api.POST("/api/v1/password-resets", { body }));

export const changePassword = (body: { current_password: string; new_password: string }) =>
  got<undefined>(api.POST("/api/v1/me/password", { body }));

export const enrol = (body: { email: string; password: string }) =>
  got<{ secret: string; otpauth_uri: string; recovery_codes: string[] }>(
    api.POST("/api/v1/sign-in/enrolment", { body }),
  );
