import { useParams } from "@tanstack/react-router";
import { paths } from "../../lib/paths";

/** Where a self-evaluation is written: in an inspection, or as the council's own outside any. The same pages serve both. */
export interface Place {
  kind: "inspection" | "own";
  id: string;
}

export const inside = (id: string): Place => ({ kind: "inspection", id });

/** The address says where the page stands: routes of the council's own carry `own`, all others an inspection's `id`. */
export function usePlace(): Place {
  const { id, own }: { id?: string; own?: string } = useParams({ strict: false });
  if (own !== undefined) return { kind: "own", id: own };
  if (id === undefined) throw new Error("this page's address names no self-evaluation");
  return inside(id);
}

export const wholePath = ({ kind, id }: Place): string =>
  kind === "own" ? paths.ownSelfEvaluation(id) : paths.selfEvaluation(id);

export const partPath = (place: Place, code: string): string => `${wholePath(place)}/${slugOf(code)}`;

export const historyPath = (place: Place, code: string): string => `${partPath(place, code)}/history`;

export const formatPath = (place: Place): string => `${wholePath(place)}/format`;

/** The comparison with an earlier self-evaluation; which one and which part stand in its search. */
export const yearsPath = (place: Place): string => `${wholePath(place)}/comparison`;

export const coveragePath = (place: Place): string => `${wholePath(place)}/coverage`;

export const actionsPath = (place: Place): string => `${wholePath(place)}/actions`;

export const evidencePath = ({ kind, id }: Place, reference: string): string =>
  kind === "own" ? paths.ownEvidenceItem(id, reference) : paths.evidenceItem(id, reference);

/** Addresses read as words: `section_27` stands at `section-27`. */
export const slugOf = (code: string): string => code.replaceAll("_", "-");
