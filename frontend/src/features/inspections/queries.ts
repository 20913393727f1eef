import { queryOptions } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { allPages, type PageOf } from "../../api/paged";
import type { Permission } from "../../ui/Button";

export type InspectionState = "planned" | "active" | "paused" | "published" | "closed" | "abandoned";

export interface InspectionRow {
  id: string;
  reference: string;
  council: { id: string; code: string; name: string };
  methodology: { id: string; version: number; sha256: string };
  week_1_on: string;
  stage: number;
  state: InspectionState;
}

export interface Inspection extends InspectionRow {
  methodology_title: string;
  programme: string;
  theme: string;
  stage_title: string;
  notified_at: string | null;
  paused_at: string | null;
  pause_reason: string | null;
  published_at: string | null;
  lead_inspector: string | null;
  strategic_support_officer: string | null;
  inspection_coordinator: string | null;
  permitted_actions: Permission[];
}

export interface Council {
  code: string;
  name: string;
}

export const inspections = () =>
  queryOptions({
    queryKey: ["inspections"],
    queryFn: () =>
      allPages((cursor) =>
        got<PageOf<InspectionRow>>(
          api.GET("/api/v1/inspections", { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } }),
        ),
      ),
  });

export const inspection = (id: string) =>
  queryOptions({
    queryKey: ["inspection", id],
    queryFn: () =>
      got<Inspection>(api.GET("/api/v1/inspections/{inspection_id}", { params: { path: { inspection_id: id } } })),
  });
