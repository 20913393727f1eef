import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type ApiClient = Answer<"ApiClientView">;
export type Secret = Answer<"SecretView">;
export type SecretMade = Answer<"SecretMadeView">;
export type Choices = Answer<"ApiClientChoices">;
export type ClientSubmission = Request<"ApiClientSubmission">;

const KEY = "api-clients";
const at = (client_id: string) => ({ path: { client_id } });

export const apiClients = () =>
  queryOptions({
    queryKey: [KEY],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET("/api/v1/api-clients", { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      ),
  });

export const apiClient = (id: string) =>
  queryOptions({
    queryKey: [KEY, id],
    queryFn: () => versioned(api.GET("/api/v1/api-clients/{client_id}", { params: at(id) })),
  });

export const choices = () =>
  queryOptions({
    queryKey: [KEY, "choices"],
    staleTime: Infinity,
    queryFn: () => got(api.GET("/api/v1/api-clients/choices", {})),
  });

export const createClient = (body: ClientSubmission) => got(api.POST("/api/v1/api-clients", { body }));

export const changeClient = (client: string, etag: string | null, body: Request<"ApiClientChange">) =>
  got(
    api.PATCH("/api/v1/api-clients/{client_id}", {
      params: { ...at(client), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    }),
  );

export const makeSecret = (client: string, expires_on: string | null) =>
  got(api.POST("/api/v1/api-clients/{client_id}/secrets", { params: at(client), body: { expires_on } }));

export const revokeSecret = (client_id: string, secret_id: string) =>
  got(
    api.POST("/api/v1/api-clients/{client_id}/secrets/{secret_id}/revocation", {
      params: { path: { client_id, secret_id } },
    }),
  );

export const revokeClient = (client: string, etag: string | null) =>
  got(
    api.DELETE("/api/v1/api-clients/{client_id}", {
      params: { ...at(client), header: { "if-match": etag ?? "" } },
    }),
  );
