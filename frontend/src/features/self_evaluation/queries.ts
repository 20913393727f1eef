import { queryOptions } from "@tanstack/react-query";
import { api, got, versioned, type Versioned } from "../../api/client";
import { allPages } from "../../api/paged";
import type { Answer, Request } from "../../api/schemas";
import { evidenceList } from "../evidence/queries";
import { deskAt } from "./desk";
import type { Place } from "./place";

export type StatementKind = "strength" | "area_for_improvement" | "action";

export type Statement = Answer<"plumbline__self_evaluation__content__Statement">;

export type Section = Answer<"SectionView">;

export type StatementAnswers = Answer<"StatementAnswersView">;

export type SelfEvaluationOpen = Answer<"SelfEvaluationView">;

export type SelfEvaluationSubmitted = Answer<"SubmittedSelfEvaluation">;

/** Before it is submitted the inspectorate learns one word and nothing more. */
export type SelfEvaluationWord = Answer<"SelfEvaluationState">;

export type SelfEvaluation = SelfEvaluationOpen | SelfEvaluationSubmitted | SelfEvaluationWord;

export type Lack = Answer<"CoverageFinding">;

export type Validation = Answer<"ValidationView">;

export type FrozenEvidence = Answer<"FrozenEvidence">;

export type Receipt = Answer<"ReceiptView">;

export type SectionSubmission = Request<"SectionSubmission">;

export type VersionRow = Answer<"VersionRow">;

export type SectionRow = Answer<"SectionRow">;

export type DocumentMap = Answer<"DocumentView">;

export type Supplement = Answer<"SupplementView">;

export type GivenSection = Answer<"GivenSectionView">;

export type MySection = Answer<"MySectionRow">;

export type ActionRow = Answer<"ActionRow">;

export type Comparison = Answer<"ComparisonView">;

const IN = "/api/v1/inspections/{inspection_id}/self-evaluation";

const at = (inspection_id: string) => ({ path: { inspection_id } });

/** Everything about one self-evaluation lies under this key. */
export const keyOf = ({ id }: Place) => ["self-evaluation", id];

export const selfEvaluation = (place: Place) =>
  queryOptions({ queryKey: keyOf(place), queryFn: (): Promise<SelfEvaluation> => deskAt(place).whole() });

export const section = (place: Place, code: string) =>
  queryOptions({
    queryKey: [...keyOf(place), "section", code],
    queryFn: (): Promise<Versioned<Section>> => deskAt(place).section(code),
  });

export const statementAnswers = (place: Place, code: string) =>
  queryOptions({
    queryKey: [...keyOf(place), "statement", code],
    queryFn: (): Promise<Versioned<StatementAnswers>> => deskAt(place).statement(code),
  });

/** What can be done with a part, and the version that an act upon it starts from. */
export const partHead = (place: Place, { code, shape }: { code: string; shape: Shape }) =>
  queryOptions({
    queryKey: shape === "document" ? [...keyOf(place), shape] : [...keyOf(place), shape, code],
    queryFn: (): Promise<Versioned<Pick<Section, "permitted_actions">>> =>
      shape === "document" ? deskAt(place).document() : deskAt(place)[shape](code),
  });

export type Shape = "section" | "statement" | "document";

export const validation = (place: Place) =>
  queryOptions({ queryKey: [...keyOf(place), "validation"], queryFn: () => deskAt(place).validation() });

/** A section has as many versions as there were stretches of work on it: all of them fit in a list. */
export const sectionVersions = (place: Place, code: string) =>
  queryOptions({
    queryKey: [...keyOf(place), "versions", code],
    queryFn: () => allPages((cursor) => deskAt(place).versions(code, cursor)),
  });

export const comparison = (place: Place, code: string, earlier: number, later: number) =>
  queryOptions({
    queryKey: [...keyOf(place), "comparison", code, earlier, later],
    queryFn: () => deskAt(place).comparison(code, earlier, later),
  });

/** The evidence that can be cited at a place. */
export const evidenceOf = (place: Place) =>
  place.kind === "inspection"
    ? evidenceList(place.id)
    : queryOptions({
        queryKey: ["evidence", place.id],
        queryFn: () => allPages((cursor) => ownEvidence(place.id, cursor)),
      });

const ownEvidence = (self_evaluation_id: string, cursor: string | undefined) =>
  got(
    api.GET("/api/v1/self-evaluations/{self_evaluation_id}/evidence", {
      params: { path: { self_evaluation_id }, query: { limit: 200, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const sectionRows = (place: Place) =>
  queryOptions({ queryKey: [...keyOf(place), "sections"], queryFn: () => deskAt(place).sections() });

export const document = (place: Place) =>
  queryOptions({ queryKey: [...keyOf(place), "document"], queryFn: () => deskAt(place).document() });

export const receipt = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "receipt"],
    queryFn: () => got(api.GET(`${IN}/submission/receipt`, { params: at(inspection) })),
  });

export const supplements = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "supplements"],
    queryFn: () => got(api.GET(`${IN}/supplements`, { params: at(inspection) })),
  });

export const submitSupplement = (inspection: string, body: Request<"SupplementSubmission">) =>
  got(api.POST(`${IN}/supplements`, { params: at(inspection), body }));

/** Who was given which part, for those who see the whole. */
export const givenSections = (inspection: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "contributors"],
    queryFn: () => got(api.GET(`${IN}/contributors`, { params: at(inspection) })),
  });

export const sectionContributors = (inspection: string, code: string) =>
  queryOptions({
    queryKey: ["self-evaluation", inspection, "contributors", code],
    queryFn: () =>
      versioned(
        api.GET(`${IN}/sections/{section}/contributors`, {
          params: { path: { inspection_id: inspection, section: code } },
        }),
      ),
  });

export const giveSection = (inspection: string, code: string, etag: string | null, account_ids: string[]) =>
  versioned(
    api.PUT(`${IN}/sections/{section}/contributors`, {
      params: { path: { inspection_id: inspection, section: code }, header: { "if-match": etag ?? "" } },
      body: { account_ids },
    }),
  );

export const recordOnTime = (inspection: string, reason: string) =>
  got(api.POST(`${IN}/submission/on-time`, { params: at(inspection), body: { reason } }));

export const actionsOf = (place: Place) =>
  queryOptions({ queryKey: [...keyOf(place), "actions"], queryFn: () => deskAt(place).actions() });

export const markReady = (inspection: string, ready: boolean) =>
  got(api.POST(`${IN}/readiness`, { params: at(inspection), body: { ready } }));

export async function requireCertification(inspection: string, certification_required: boolean): Promise<void> {
  const { etag } = await versioned(api.GET(IN, { params: at(inspection) }));
  await got(
    api.PATCH(IN, {
      params: { ...at(inspection), header: { "if-match": etag ?? "" } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body: { certification_required },
    }),
  );
}

export const certify = (inspection: string, content_sha256: string) =>
  got(api.POST(`${IN}/certification`, { params: at(inspection), body: { content_sha256 } }));

export const submitSelfEvaluation = (inspection: string, content_sha256: string | null) =>
  got(api.POST(`${IN}/submission`, { params: at(inspection), body: { content_sha256 } }));
