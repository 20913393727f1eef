"""R144: a self-evaluation beside an earlier one of the same council, statement by statement."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.conducted import conduct
from tests.people import Person
from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role
from plumbline.self_evaluation.content import Citation, PartAnswer, SectionContent, Statement, StatementContent, StatementKind
from plumbline.self_evaluation.year_on_year import compare_passages, count_changes, pair_passages

STRENGTH, ACTION = StatementKind.STRENGTH, StatementKind.ACTION
AUDIT = "Our audit of forty files found a late review in nine of them."
AUDIT_NOW = "Our audit of sixty files found a late review in four of them."


def section(*told: tuple[str, StatementKind, str], known: str = "") -> SectionContent:
    return SectionContent(
        statements=[Statement(reference=reference, kind=kind, text=text) for reference, kind, text in told], how_do_we_know=known
    )


def told(earlier: Any, later: Any, *, carried: bool = False) -> list[tuple[str, str | None, str | None, str]]:
    compared = compare_passages(pair_passages(earlier, later, carried=carried))
    return [(one.place, one.earlier_reference, one.later_reference, one.change) for one in compared]


def test_r144_statements_are_paired_by_their_words_and_not_by_their_numbers() -> None:
    earlier = section(("S1", STRENGTH, "People are seen on the day of sentence."), ("S2", STRENGTH, AUDIT))
    later = section(
        ("S1", STRENGTH, AUDIT_NOW), ("S2", STRENGTH, "People are  seen on the day of sentence."), ("S3", STRENGTH, "New squad.")
    )
    assert told(earlier, later) == [
        ("strength", "S2", "S1", "changed"),
        ("strength", "S1", "S2", "same"),
        ("strength", None, "S3", "added"),
    ]


def test_r144_a_statement_that_went_stays_to_be_seen_and_one_of_another_kind_is_another() -> None:
    earlier = section(("S1", STRENGTH, AUDIT), ("S2", STRENGTH, "A squad works on Saturdays."))
    later = section(("P1", ACTION, "A squad works on Saturdays."), ("S1", STRENGTH, AUDIT))
    assert told(earlier, later) == [
        ("strength", "S1", "S1", "same"),
        ("strength", "S2", None, "removed"),
        ("action", None, "P1", "added"),
    ]


def test_r144_what_was_carried_over_keeps_its_number_however_it_was_reworded() -> None:
    earlier, later = section(("S1", STRENGTH, "Nine in ten.")), section(("S1", STRENGTH, "Nearly everybody is seen at once."))
    assert told(earlier, later) == [("strength", None, "S1", "added"), ("strength", "S1", None, "removed")]
    assert told(earlier, later, carried=True) == [("strength", "S1", "S1", "changed")]


def test_r144_an_answer_is_the_same_answer_however_it_reads_now() -> None:
    assert told(section(known="Figures."), section(known="A survey.")) == [("how_do_we_know", None, None, "changed")]
    then, now = (StatementContent(answers=[PartAnswer(part="impact", text=text)]) for text in ("Sixty orders.", "Eighty."))
    assert told(then, now) == [("impact", None, None, "changed")]
    assert told(None, now) == [("impact", None, None, "added")]


def test_r144_the_words_that_came_and_went_are_shown_with_each_sides_own_evidence() -> None:
    then = Statement(reference="S1", kind=STRENGTH, text=AUDIT, citations=[Citation(evidence="E-004", locator="p. 1")])
    now = Statement(reference="S1", kind=STRENGTH, text=AUDIT_NOW, citations=[Citation(evidence="E-002")])
    one = compare_passages(pair_passages(SectionContent(statements=[then]), SectionContent(statements=[now]), carried=False))[0]
    assert [(s.change.value, s.text) for s in one.segments][1:3] == [("removed", "forty"), ("added", "sixty")]
    assert (one.earlier_evidence, one.later_evidence) == (["E-004 p. 1"], ["E-002"])


def test_r144_three_hundred_statements_on_each_side_are_compared_at_once() -> None:
    many = [section(*((f"S{n}", STRENGTH, f"{word} {n} " + f"{word} " * 150) for n in range(1, 301))) for word in ("then", "now")]
    pairs = pair_passages(*many, carried=True)
    assert len(compare_passages(pairs)) == 300
    counted = count_changes("5.2", "Risk", pairs)
    assert (counted.changed, counted.same, counted.added, counted.removed) == (300, 0, 0, 0)


def _own(by: Person, text: str, title: str = "Last year") -> str:
    made = by.post("/self-evaluations", {"title": title})
    assert made.status_code == 201, made.text
    path = f"/self-evaluations/{made.json()['id']}/sections/5.2"
    assert by.put(path, {"statements": [{"kind": "strength", "text": text}]}, headers=by.etag(path)).status_code == 200
    identifier: str = made.json()["id"]
    return identifier


def test_r144_a_leader_puts_a_section_beside_an_earlier_self_evaluation_and_sees_what_changed_in_each_part(desk: Desk) -> None:
    own = _own(desk.coordinator, AUDIT)
    desk.coordinator.post("/self-evaluations", {"title": "Nothing in it"})
    desk.write("5.2", AUDIT_NOW)
    desk.write("1.1", "More orders are completed.")
    listed = desk.read("/earlier", desk.by(Role.CHIEF_EXECUTIVE))["items"]
    assert [(row["id"], row["title"], row["inspection_id"]) for row in listed] == [(own, "Last year", None)]
    compared = desk.read(f"/earlier/{own}/sections/5.2")
    assert [(one["earlier_reference"], one["later_reference"], one["change"]) for one in compared["passages"]] == [("S1", "S1", "changed")]
    moved = {part["code"]: (part["changed"], part["added"]) for part in compared["parts"] if part["changed"] or part["added"]}
    assert moved == {"5.2": (1, 0), "1.1": (0, 1)}
    assert desk.coordinator.get(f"{desk.path}/earlier/{own}/sections/document").status_code == 404


def test_r144_the_one_of_an_earlier_inspection_is_compared_with_from_outside_any(desk: Desk) -> None:
    desk.write("5.2", AUDIT)
    whole = desk.read()
    own = _own(desk.coordinator, AUDIT_NOW, "This year")
    listed = desk.coordinator.get(f"/self-evaluations/{own}/earlier").json()["items"]
    assert [(row["id"], row["inspection_reference"]) for row in listed] == [(whole["id"], desk.conducted.reference)]
    compared = desk.coordinator.get(f"/self-evaluations/{own}/earlier/{whole['id']}/sections/5.2").json()
    assert [one["change"] for one in compared["passages"]] == ["changed"]


def test_r144_what_was_written_after_the_submission_is_not_earlier(desk: Desk) -> None:
    before = _own(desk.coordinator, AUDIT)
    desk.write("5.2", AUDIT_NOW)
    desk.conducted.week(11)
    desk.submit()
    desk.conducted.week(12)
    after = _own(desk.coordinator, AUDIT, "Afterwards")
    assert [row["id"] for row in desk.read("/earlier")["items"]] == [before]
    assert desk.coordinator.get(f"{desk.path}/earlier/{after}/sections/5.2").status_code == 404


def test_r144_nobody_is_led_to_a_self_evaluation_that_they_do_not_see_whole(desk: Desk, at: Callable[[datetime], datetime]) -> None:
    own = _own(desk.coordinator, AUDIT)
    for role in (Role.CONTRIBUTOR, Role.LEAD_INSPECTOR, Role.LOCAL_FILE_READER):
        assert desk.by(role).get(f"{desk.path}/earlier").status_code == 404
        assert desk.by(role).get(f"{desk.path}/earlier/{own}/sections/5.2").status_code == 404
    other = conduct(desk.conducted.cast, at, "B").by(Role.INSPECTION_COORDINATOR)
    theirs = _own(other, AUDIT)
    assert desk.coordinator.get(f"{desk.path}/earlier/{theirs}/sections/5.2").status_code == 404
    keeper = desk.conducted.cast.person(council="A")
    made = desk.conducted.cast.person(Role.COUNCIL_ADMINISTRATOR).post("/self-evaluations", {"title": "Kept", "keepers": [str(keeper.id)]})
    assert keeper.get(f"/self-evaluations/{made.json()['id']}/earlier").json()["items"] == []
