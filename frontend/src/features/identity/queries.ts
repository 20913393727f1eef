import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";

export type Side = "council" | "inspectorate";

export type Me = Answer<"MeView">;

export const me = () =>
  queryOptions({ queryKey: ["me"], staleTime: 60_000, queryFn: () => got(api.GET("/api/v1/me", {})) });

export type OpenedInvitation = Answer<"OpenedInvitationView">;

export const openedInvitation = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    staleTime: Infinity,
    queryFn: () => got(api.POST("/api/v1/invitations/opening", { body: { token } })),
  });

export const acceptInvitation = (body: { token: string; name: string; post: string | null; password: string | null }) =>
  got(api.POST("/api/v1/invitations/acceptance", { body }));

export const nameCoordinator = (body: { token: string; name: string; email: string; post: string | null }) =>
  got(api.POST("/api/v1/invitations/naming", { body }));

export const setNewPassword = (body: { token: string; new_password: string }) =>
  got(api.POST("/api/v1/password-resets", { body }));

export const changePassword = (body: { current_password: string; new_password: string }) =>
  got(api.POST("/api/v1/me/password", { body }));

export const enrol = (body: { email: string; password: string }) =>
  got(api.POST("/api/v1/sign-in/enrolment", { body }));
