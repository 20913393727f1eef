import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type Agreement = Answer<"AgreementView">;

export type AgreementVersion = Answer<"AgreementVersionView">;

export type Proposal = Request<"AgreementProposal">;

export type Matter = Agreement["matter"];

const ONE = "/api/v1/inspections/{inspection_id}/agreements/{matter}";

const about = (inspection_id: string, matter: Matter) => ({ path: { inspection_id, matter } });

export const agreementKey = (inspection: string, matter: Matter) => ["agreement", inspection, matter];

export const agreement = (inspection: string, matter: Matter) =>
  queryOptions({
    queryKey: agreementKey(inspection, matter),
    queryFn: () => versioned(api.GET(ONE, { params: about(inspection, matter) })),
  });

export const agreementVersions = (inspection: string, matter: Matter) =>
  queryOptions({
    queryKey: [...agreementKey(inspection, matter), "versions"],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(`${ONE}/versions`, {
            params: { ...about(inspection, matter), query: { limit: 200, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });

export const propose = (inspection: string, matter: Matter, etag: string | null, body: Proposal) =>
  versioned(api.PUT(ONE, { params: { ...about(inspection, matter), header: { "if-match": etag ?? "" } }, body }));

export const confirm = (inspection: string, matter: Matter, version: number) =>
  got(api.POST(`${ONE}/confirmation`, { params: about(inspection, matter), body: { version } }));
