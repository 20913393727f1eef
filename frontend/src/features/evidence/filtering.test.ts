import { expect, it } from "vitest";
import { filtered, standingsOf } from "./filtering";
import type { EvidenceRow } from "./queries";

const item = (members: Partial<EvidenceRow>): EvidenceRow =>
  ({
    reference: "E-001",
    title: "Annual report",
    kind: "file",
    indicators: [],
    nature: null,
    file: null,
    ...members,
  }) as EvidenceRow;
const file = (state: string) => ({ state }) as EvidenceRow["file"];

it("finds by code or title, and every filter that is given has to hold", () => {
  const items = [
    item({ reference: "E-001", indicators: ["1.1"], nature: "both" }),
    item({ reference: "E-002", title: "Audit", indicators: ["1.1"] }),
  ];
  expect(filtered(items, { find: "e-002" })).toHaveLength(1);
  expect(filtered(items, { find: "annual", indicator: "1.1", nature: "both" })).toHaveLength(1);
  expect(filtered(items, { indicator: "none" })).toHaveLength(0);
});

it("sorts the thousandth after the ninth, and what has no date last", () => {
  const codes = (filter: object) =>
    filtered([item({ reference: "E-1000" }), item({ reference: "E-009", evidence_on: "2026-01-02" })], filter).map(
      ({ reference }) => reference,
    );
  expect(codes({})).toEqual(["E-009", "E-1000"]);
  expect(codes({ sort: "evidence_on" })).toEqual(["E-009", "E-1000"]);
});

it.each([
  [{}, ["to_submit", "no_file"]],
  [{ file: file("unscanned"), submitted_at: "2026-03-25T12:00:00Z" }, ["submitted", "unchecked"]],
  [{ file: file("infected") }, ["to_submit", "infected"]],
  [{ file: file("clean") }, ["to_submit"]],
  [{ withdrawn_at: "2026-04-01T12:00:00Z" }, ["withdrawn"]],
])("says where %o stands", (members, standings) => {
  expect(standingsOf(item(members as Partial<EvidenceRow>))).toEqual(standings);
});
