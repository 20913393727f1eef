import { queryOptions } from "@tanstack/react-query";
import type { Answer } from "../../api/schemas";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";

export type ReportStatement = Answer<"ReportStatement">;

export type ReportIndicator = Answer<"ReportIndicator">;

export type ReportDocument = Answer<"ReportDocument">;

export type Recipient = Answer<"RecipientView">;

export type ReleaseKind = "draft_for_comment" | "embargoed" | "published";

export type Release = Answer<"ReleaseView">;

export type ReleaseStep = Answer<"ReleaseStep">;

export type ReportEntry = Answer<"ReportEntry">;

export type Report = Answer<"ReportView">;

export type EmbargoTerms = Answer<"EmbargoTerms">;

export type PublicReportEntry = Answer<"PublicReportEntry">;

export type PublicReport = Answer<"PublicReportView">;

const LIST = "/api/v1/inspections/{inspection_id}/reports";
const ONE = `${LIST}/{report_id}` as const;
const PUBLIC = "/api/v1/public/reports";

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, report_id: string) => ({ path: { inspection_id, report_id } });

export const reports = (inspection: string) =>
  queryOptions({
    queryKey: ["reports", inspection],
    queryFn: () => got(api.GET(LIST, { params: at(inspection) })),
  });

export const report = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["reports", inspection, id],
    queryFn: () => got(api.GET(ONE, { params: of(inspection, id) })),
  });

/** Who receives the draft, and so as whom it can be looked at before it is issued. */
export const PREVIEWED = ["chief_executive", "chief_social_work_officer"] as const;

export type PreviewRole = (typeof PREVIEWED)[number];

export const reportPreview = (inspection: string, id: string, as_role: PreviewRole) =>
  queryOptions({
    queryKey: ["reports", inspection, id, "preview", as_role],
    queryFn: () => got(api.GET(`${ONE}/preview`, { params: { ...of(inspection, id), query: { as_role } } })),
  });

export const embargoTerms = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["reports", inspection, id, "terms"],
    queryFn: () => got(api.GET(`${ONE}/terms`, { params: of(inspection, id) })),
  });

export const acceptTerms = (inspection: string, id: string) =>
  got(api.POST(`${ONE}/terms`, { params: of(inspection, id), body: { accept: true } }));

export const assembleReport = (inspection: string, correction_note: string | null) =>
  got(api.POST(LIST, { params: at(inspection), body: { correction_note } }));

export const releaseReport = (
  inspection: string,
  id: string,
  body: { kind: ReleaseKind; recipients: string[]; publish_at: string | null },
) => got(api.POST(`${ONE}/releases`, { params: of(inspection, id), body }));

export const publicReports = () =>
  queryOptions({
    queryKey: ["public-reports"],
    queryFn: () =>
      allPages((cursor) => got(api.GET(PUBLIC, { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } }))),
  });

export const publicReport = (reference: string, version?: number) =>
  queryOptions({
    queryKey: ["public-reports", reference, version ?? "newest"],
    queryFn: () =>
      got(api.GET(`${PUBLIC}/{reference}`, { params: { path: { reference }, query: version ? { version } : {} } })),
  });

export const recallRelease = (inspection: string, id: string, release_id: string, reason: string) =>
  got(
    api.POST(`${ONE}/releases/{release_id}/recall`, {
      params: { path: { inspection_id: inspection, report_id: id, release_id } },
      body: { reason },
    }),
  );
