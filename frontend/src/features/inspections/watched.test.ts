import { expect, it } from "vitest";
import type { Change } from "./queries";
import { agoInWords, changeInWords, gathered, pageIn, pageInWords, peopleInWords } from "./watched";

const change = (members: Partial<Change>): Change => ({
  position: 1,
  at: "2026-03-25T10:00:00Z",
  action: "section_written",
  subject_kind: "self_evaluation_section",
  subject_id: null,
  summary: "Risk and need was written.",
  actor_name: "Morag Baird",
  reason: null,
  own: false,
  page: "self-evaluation/5.2",
  ...members,
});

it("names the page as people call it", () => {
  expect(pageIn("/inspections/7/self-evaluation/5.2", "7")).toBe("self-evaluation/5.2");
  expect(pageIn("/inspections/7", "7")).toBe("");
  expect(["", "evidence", "evidence/E-014", "self-evaluation/section-27", "questions#Q-003"].map(pageInWords)).toEqual([
    "the overview",
    "evidence",
    "evidence E-014",
    "section 27",
    "questions",
  ]);
});

it("says what was done in few words, and otherwise in those of the trail", () => {
  expect(changeInWords(change({}))).toBe("Morag Baird saved 5.2");
  expect(changeInWords(change({ action: "comment_added_my_side_council" }))).toBe("Morag Baird wrote a comment on 5.2");
  const other = change({ action: "task_done", page: null, summary: "Done: Name the coordinator." });
  expect(changeInWords(other)).toBe("Morag Baird: Done: Name the coordinator");
});

it("tells the time as one would across a desk", () => {
  const at = "2026-03-25T10:00:00Z";
  expect(agoInWords(at, "2026-03-25T10:00:59Z")).toBe("just now");
  expect(agoInWords(at, "2026-03-25T10:01:00Z")).toBe("a minute ago");
  expect(agoInWords(at, "2026-03-25T10:02:30Z")).toBe("2 minutes ago");
  expect(agoInWords(at, "2026-03-25T12:00:00Z")).toBe("at 10:00");
});

it("names those on this page first and does not grow with the crowd", () => {
  const person = (name: string, page: string) => ({ account_id: name, name, page });
  const people = [
    person("Ann", "evidence"),
    person("Bea", "self-evaluation/5.2"),
    person("Cat", ""),
    person("Dee", ""),
  ];
  expect(peopleInWords(people, "self-evaluation/5.2")).toBe("Also on this page: Bea, Ann (evidence), and 2 more");
  expect(peopleInWords(people.slice(0, 1), "people")).toBe("Also here: Ann (evidence)");
  expect(peopleInWords([], "people")).toBe("");
});

it("leaves out one's own doing and keeps the newest of what one person did to one page", () => {
  const found = gathered(
    [change({ position: 1 })],
    [change({ position: 2 }), change({ position: 3, own: true }), change({ position: 4, page: "evidence" })],
  );
  expect(found.map((row) => row.position)).toEqual([4, 2]);
});
