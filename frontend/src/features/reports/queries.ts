import { queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { allPages, type PageOf } from "../../api/paged";
import type { Permission } from "../../ui/Button";
import type { FindingKind } from "../findings/queries";

export interface ReportStatement {
  reference: string;
  kind: FindingKind;
  text: string;
}

export interface ReportIndicator {
  code: string;
  title: string;
  narrative: string;
  evaluation: { value: number; label: string; meaning: string } | null;
  statements: ReportStatement[];
}

export interface ReportDocument {
  lang: string;
  title: string;
  reference: string;
  council: string;
  theme: string;
  method: string;
  method_sha256: string;
  week_1_on: string;
  key_messages: string[];
  indicators: ReportIndicator[];
  recommendations: ReportStatement[];
  scale: { value: number; label: string; meaning: string }[];
}

export interface Recipient {
  account_id: string;
  name: string;
  accepted_at: string | null;
  first_read_at: string | null;
}

export type ReleaseKind = "draft_for_comment" | "embargoed" | "published";

export interface Release {
  id: string;
  kind: ReleaseKind;
  publish_at: string | null;
  first_by: string;
  first_at: string;
  second_by: string | null;
  effective_at: string | null;
  recipients: Recipient[];
}

export interface ReportEntry {
  id: string;
  version: number;
  sha256: string;
  assembled_at: string;
  published_at: string | null;
  correction_note: string | null;
  awaiting_terms: boolean;
}

export interface Report {
  id: string;
  version: number;
  sha256: string;
  correction_note: string | null;
  published_at: string | null;
  marked_for: string | null;
  document: ReportDocument;
  releases: Release[];
  permitted_actions: Permission[];
}

export interface EmbargoTerms {
  report_id: string;
  terms: string[];
  ends_at: string | null;
  accepted_at: string | null;
}

export interface PublicReportEntry {
  id: string;
  reference: string;
  version: number;
  title: string;
  council: string;
  published_at: string;
}

export interface PublicReport {
  reference: string;
  version: number;
  versions: number[];
  published_at: string;
  correction_note: string | null;
  sha256: string;
  document: ReportDocument;
}

const LIST = "/api/v1/inspections/{inspection_id}/reports";
const ONE = `${LIST}/{report_id}` as const;
const PUBLIC = "/api/v1/public/reports";

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, report_id: string) => ({ path: { inspection_id, report_id } });

export const reports = (inspection: string) =>
  queryOptions({
    queryKey: ["reports", inspection],
    queryFn: () =>
      got<{ items: ReportEntry[]; permitted_actions: Permission[] }>(api.GET(LIST, { params: at(inspection) })),
  });

export const report = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["reports", inspection, id],
    queryFn: () => got<Report>(api.GET(ONE, { params: of(inspection, id) })),
  });

export const embargoTerms = (inspection: string, id: string) =>
  queryOptions({
    queryKey: ["reports", inspection, id, "terms"],
    queryFn: () => got<EmbargoTerms>(api.GET(`${ONE}/terms`, { params: of(inspection, id) })),
  });

export const acceptTerms = (inspection: string, id: string) =>
  got<EmbargoTerms>(api.POST(`${ONE}/terms`, { params: of(inspection, id), body: { accept: true } }));

export const assembleReport = (inspection: string, correction_note: string | null) =>
  got<Report>(api.POST(LIST, { params: at(inspection), body: { correction_note } }));

export const releaseReport = (
  inspection: string,
  id: string,
  body: { kind: ReleaseKind; recipients: string[]; publish_at: string | null },
) => got<Release>(api.POST(`${ONE}/releases`, { params: of(inspection, id), body }));

export const publicReports = () =>
  queryOptions({
    queryKey: ["public-reports"],
    queryFn: () =>
      allPages((cursor) =>
        got<PageOf<PublicReportEntry>>(
          api.GET(PUBLIC, { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
        ),
      ),
  });

export const publicReport = (reference: string) =>
  queryOptions({
    queryKey: ["public-reports", reference],
    queryFn: () => got<PublicReport>(api.GET(`${PUBLIC}/{reference}`, { params: { path: { reference } } })),
  });

export const recallRelease = (inspection: string, id: string, release_id: string, reason: string) =>
  got<undefined>(
    api.POST(`${ONE}/releases/{release_id}/recall`, {
      params: { path: { inspection_id: inspection, report_id: id, release_id } },
      body: { reason },
    }),
  );
