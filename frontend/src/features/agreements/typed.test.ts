import { describe, expect, it } from "vitest";
import { TYPED, missingOf, proposalOf, typedFrom, type Typed } from "./typed";

const FULL: Typed = {
  route: "upload",
  arrangements: " By Friday. ",
  lawful_basis: "The statute. ",
  privacy_notice: "Online",
};

describe("a proposal while it is typed", () => {
  it("of case data is sent with its basis and notice, without the space around them", () => {
    expect(proposalOf("case_data", FULL)).toEqual({
      route: "upload",
      arrangements: "By Friday.",
      case_data: { lawful_basis: "The statute.", privacy_notice: "Online" },
    });
  });

  it("of the self-evaluation is sent without them", () => {
    expect(proposalOf("self_evaluation", { ...FULL, route: "api" })).toEqual({
      route: "api",
      arrangements: "By Friday.",
    });
  });

  it("names everything that is still missing at once", () => {
    const empty = typedFrom(null);
    expect(missingOf("case_data", empty).map((message) => message.field)).toEqual([
      "route",
      "lawful_basis",
      "privacy_notice",
    ]);
    expect(missingOf("self_evaluation", empty).map((message) => message.field)).toEqual(["route"]);
    expect(proposalOf("case_data", { ...FULL, lawful_basis: "  " })).toBeNull();
  });

  it("reads what an earlier release kept, and nothing that is not a proposal", () => {
    expect(TYPED.read({ route: "api", arrangements: "As before." })).toEqual({
      route: "api",
      arrangements: "As before.",
      lawful_basis: "",
      privacy_notice: "",
    });
    expect(TYPED.read("words")).toBeNull();
    expect(TYPED.blank(typedFrom(null))).toBe(true);
    expect(TYPED.blank({ ...typedFrom(null), privacy_notice: "Online" })).toBe(false);
  });
});
