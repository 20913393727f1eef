import { permissionFor, type Permission } from "../../ui/Button";
import type { Place } from "./place";

/** The acts upon a text, and their names in the API where it stands outside any inspection. */
const OUTSIDE = {
  save_section: "save_own_section",
  save_statement: "save_own_statement",
  save_document: "save_own_document",
  restore_section_version: "restore_own_section_version",
  add_section: "add_own_section",
  order_sections: "order_own_sections",
  list_earlier_self_evaluations: "list_earlier_than_own",
} as const;

export const permittedAt = (
  place: Place,
  actions: Permission[] | null | undefined,
  act: keyof typeof OUTSIDE,
): Permission | undefined => permissionFor(actions, place.kind === "own" ? OUTSIDE[act] : act);
