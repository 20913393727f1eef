import { expect, it } from "vitest";
import { linkOf } from "./links";
import type { SearchHit } from "./queries";

const hit = (key: string, place: string | null = null): SearchHit => ({ key, place, title: [], excerpt: [] });

it.each([
  ["evidence", hit("E-014"), "/inspections/i/evidence/E-014"],
  ["self_evaluation_section", hit("5.2"), "/inspections/i/self-evaluation/5.2"],
  ["finding", hit("F-001", "5.2"), "/inspections/i/review/5.2"],
  ["finding", hit("F-002"), "/inspections/i/findings"],
  ["evaluation", hit("5.2"), "/inspections/i/evaluations/5.2"],
  ["task", hit("brief", "5"), "/inspections/i/timeline"],
  ["comment", hit("2", "stage"), "/inspections/i/timeline"],
  ["comment", hit("a-uuid", "evidence"), "/inspections/i/evidence/a-uuid"],
  ["comment", hit("s-uuid", "self_evaluation_section"), "/inspections/i/self-evaluation/1.1"],
  ["comment", hit("l-uuid", "case_list"), "/inspections/i/case-list"],
  ["comment", hit("i", "inspection"), "/inspections/i"],
])("leads from %s %o to its page", (kind, found, address) => {
  expect(linkOf("i", kind, found, () => "1.1")).toBe(address);
});
