import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { allPages } from "../../api/paged";
import { ApiProblem } from "../../api/problems";
import type { Answer, Request } from "../../api/schemas";
import { postFile } from "../../api/upload";

export type CaseList = Answer<"CaseListView">;
export type Column = CaseList["columns"][number];
export type Version = Answer<"CaseListSummary">;
export type VersionDetail = Answer<"CaseListVersionView">;
export type Report = Answer<"CaseListReportView">;
export type Problem = Report["problems"][number];
export type Sending = Answer<"CaseListSendingView">;
export type Profile = Answer<"CaseListProfileView">;
export type Category = Profile["categories"][number];
export type CaseRow = Answer<"CaseRowView">;

const LIST = "/api/v1/inspections/{inspection_id}/case-list";
const LISTS = "/api/v1/inspections/{inspection_id}/case-lists";
const VERSION = `${LISTS}/{list_id}` as const;

const at = (inspection_id: string) => ({ path: { inspection_id } });
const of = (inspection_id: string, list_id: string) => ({ path: { inspection_id, list_id } });

/** Whatever is asked for, sent or confirmed changes all of it. */
export const caseListKey = (inspection: string) => ["case-list", inspection];

export const caseList = (inspection: string) =>
  queryOptions({
    queryKey: [...caseListKey(inspection), "state"],
    queryFn: () => got(api.GET(LIST, { params: at(inspection) })),
  });

export const versions = (inspection: string) =>
  queryOptions({
    queryKey: [...caseListKey(inspection), "versions"],
    queryFn: () =>
      allPages((cursor) =>
        got(api.GET(LISTS, { params: { ...at(inspection), query: { limit: 200, ...(cursor ? { cursor } : {}) } } })),
      ),
  });

export const version = (inspection: string, id: string) =>
  queryOptions({
    queryKey: [...caseListKey(inspection), "version", id],
    queryFn: () => got(api.GET(VERSION, { params: of(inspection, id) })),
  });

export const profile = (inspection: string, id: string) =>
  queryOptions({
    queryKey: [...caseListKey(inspection), "profile", id],
    queryFn: () => got(api.GET(`${VERSION}/profile`, { params: of(inspection, id) })),
  });

export const caseRows = (inspection: string, id: string) =>
  infiniteQueryOptions({
    queryKey: [...caseListKey(inspection), "rows", id],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      got(
        api.GET(`${VERSION}/rows`, {
          params: { ...of(inspection, id), query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const askForList = (inspection: string, body: Request<"CaseListRequestSubmission">) =>
  got(api.POST(`${LIST}/requests`, { params: at(inspection), body }));

export const confirmValue = (inspection: string, body: Request<"ConfirmationSubmission">) =>
  got(api.POST(`${LIST}/confirmations`, { params: at(inspection), body }));

export const template = (inspection: string, format: "xlsx" | "csv"): Promise<Blob> =>
  got(api.GET(`${LIST}/template`, { params: { ...at(inspection), query: { format } }, parseAs: "blob" }));

export const problemsOf = (inspection: string, id: string): Promise<Blob> =>
  got(api.GET(`${VERSION}/problems`, { params: of(inspection, id), parseAs: "blob" }));

/** Give what the check found; null where the list was refused and its report is kept. */
export async function sendList(
  inspection: string,
  file: File,
  dryRun: boolean,
  onProgress: (sent: number, total: number) => void,
): Promise<Sending | null> {
  const query = new URLSearchParams({ dry_run: String(dryRun), file_name: file.name.slice(-300) });
  const address = `/api/v1/inspections/${inspection}/case-lists?${query.toString()}`;
  try {
    return await postFile<Sending>(address, file, crypto.randomUUID(), onProgress, "application/octet-stream");
  } catch (error) {
    if (error instanceof ApiProblem && error.slug === "case-list-refused") return null;
    throw error;
  }
}
