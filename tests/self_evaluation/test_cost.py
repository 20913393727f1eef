"""What an operation costs does not grow with what was written."""

import pytest
from tests.self_evaluation.conftest import Desk
from tests.timetable.plans import counted

READS = ["", "/sections", "/sections/1.1", "/validation", "/sections/1.1/versions", "/renditions/docx"]
MOST_STATEMENTS = 12


def _count(desk: Desk, place: str) -> int:
    with counted(desk.conducted.cast) as sent:
        desk.read(place) if not place.endswith("docx") else desk.coordinator.get(f"{desk.path}{place}")
    return len(sent)


@pytest.mark.parametrize("place", READS)
def test_a_read_takes_as_many_statements_whatever_was_written(desk: Desk, place: str) -> None:
    desk.evidence()
    desk.write("1.1", "One [E-001].")
    few = _count(desk, place)
    for code in ("1.1", "2.1", "5.1", "5.2"):
        desk.write(code, *(f"Statement {number} [E-001 p. {number}]." for number in range(1, 30)))
    assert _count(desk, place) == few
    assert few <= MOST_STATEMENTS


def test_a_save_takes_as_many_statements_whatever_was_written(desk: Desk) -> None:
    desk.evidence()

    def saving(statements: int) -> int:
        body = {"statements": [{"kind": "strength", "text": f"Text {n} of {statements} [E-001 p. {n}]."} for n in range(1, statements + 1)]}
        etag = desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]
        with counted(desk.conducted.cast) as sent:
            assert desk.put("/sections/1.1", body, etag=etag).status_code == 200
        return len(sent)

    saving(1)
    assert saving(2) == saving(100)


def test_the_council_s_own_are_listed_in_as_many_statements_however_many_there_are(desk: Desk) -> None:
    def listing() -> int:
        with counted(desk.conducted.cast) as sent:
            assert desk.coordinator.get("/self-evaluations").status_code == 200
        return len(sent)

    desk.coordinator.post("/self-evaluations", {"title": "First"})
    few = listing()
    for number in range(5):
        desk.coordinator.post("/self-evaluations", {"title": f"Number {number}"})
    assert listing() == few
