import type { FieldMessage } from "../../api/problems";
import { words as text } from "./en";
import type { AgreementVersion, Matter, Proposal } from "./queries";

/** A proposal while it is typed. */
export interface Typed {
  route: AgreementVersion["route"] | "";
  arrangements: string;
  lawful_basis: string;
  privacy_notice: string;
}

const EMPTY: Typed = { route: "", arrangements: "", lawful_basis: "", privacy_notice: "" };

/** What was kept may be of an earlier release, which had fewer boxes. */
export const TYPED = {
  read: (kept: unknown): Typed | null =>
    typeof kept === "object" && kept !== null && "arrangements" in kept
      ? { ...EMPTY, ...(kept as Partial<Typed>) }
      : null,
  blank: (typed: Typed) => Object.values(typed).every((value: string) => value.trim() === ""),
};

/** Each agreement keeps its own words; the first one's stay where they were kept before there were two. */
export const keptAt = (inspection: string, matter: Matter): string =>
  matter === "self_evaluation" ? `${inspection}/agreement` : `${inspection}/agreement/${matter}`;

export const typedFrom = (newest: AgreementVersion | null): Typed =>
  newest ? { ...EMPTY, route: newest.route, arrangements: newest.arrangements, ...newest.case_data } : EMPTY;

/** What is still to be filled in before it can be proposed. */
export function missingOf(matter: Matter, typed: Typed): FieldMessage[] {
  const missing: FieldMessage[] = [];
  if (!typed.route) missing.push({ field: "route", words: text.matters[matter].missing });
  if (matter === "case_data") {
    if (!typed.lawful_basis.trim()) missing.push({ field: "lawful_basis", words: text.basisMissing });
    if (!typed.privacy_notice.trim()) missing.push({ field: "privacy_notice", words: text.noticeMissing });
  }
  return missing;
}

/** What is sent, or null where something is still missing. */
export function proposalOf(matter: Matter, typed: Typed): Proposal | null {
  if (!typed.route || missingOf(matter, typed).length > 0) return null;
  const plain = { route: typed.route, arrangements: typed.arrangements.trim() };
  const case_data = { lawful_basis: typed.lawful_basis.trim(), privacy_notice: typed.privacy_notice.trim() };
  return matter === "case_data" ? { ...plain, case_data } : plain;
}
