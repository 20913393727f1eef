import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";

export type Agreement = Answer<"AgreementView">;

export type AgreementVersion = Answer<"AgreementVersionView">;

export type Proposal = Request<"AgreementProposal">;

const ONE = "/api/v1/inspections/{inspection_id}/agreements/{matter}";

const about = (inspection_id: string) => ({ path: { inspection_id, matter: "self_evaluation" as const } });

export const agreementKey = (inspection: string) => ["agreement", inspection];

export const agreement = (inspection: string) =>
  queryOptions({
    queryKey: agreementKey(inspection),
    queryFn: () => versioned(api.GET(ONE, { params: about(inspection) })),
  });

export const agreementVersions = (inspection: string) =>
  queryOptions({
    queryKey: [...agreementKey(inspection), "versions"],
    queryFn: () =>
      allPages((cursor) =>
        got(
          api.GET(`${ONE}/versions`, {
            params: { ...about(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } },
          }),
        ),
      ),
  });

export const propose = (inspection: string, etag: string | null, body: Proposal) =>
  versioned(api.PUT(ONE, { params: { ...about(inspection), header: { "if-match": etag ?? "" } }, body }));

export const confirm = (inspection: string, version: number) =>
  got(api.POST(`${ONE}/confirmation`, { params: about(inspection), body: { version } }));
