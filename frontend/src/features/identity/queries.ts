import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";

export type Side = "council" | "inspectorate";

export type Me = Answer<"MeView">;

export const me = () =>
  queryOptions({
    queryKey: ["me"],
    staleTime: 60_000,
    queryFn: () => got(api.GET("/api/v1/me", {})),
  });

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

export type SignedInBrowser = Answer<"SessionView">;

export const sessions = () =>
  queryOptions({
    queryKey: ["me", "sessions"],
    queryFn: async () => (await got(api.GET("/api/v1/me/sessions", {}))).items,
  });

export const endSession = (session_id: string) =>
  got(api.POST("/api/v1/me/sessions/{session_id}/ending", { params: { path: { session_id } } }));

export const endOtherSessions = () => got(api.POST("/api/v1/me/sessions/ending", {}));

export type Offer = Answer<"OfferView">;

export const offerCodes = (current_password: string) =>
  got(api.POST("/api/v1/me/one-time-codes", { body: { current_password } }));

export const confirmCodes = (one_time_code: string) =>
  got(api.POST("/api/v1/me/one-time-codes/confirmation", { body: { one_time_code } }));

export const renewRecoveryCodes = (current_password: string) =>
  got(api.POST("/api/v1/me/recovery-codes", { body: { current_password } }));

export const endCodes = (current_password: string) =>
  got(api.POST("/api/v1/me/one-time-codes/ending", { body: { current_password } }));

export const enrol = (body: { email: string; password: string }) =>
  got(api.POST("/api/v1/sign-in/enrolment", { body }));
