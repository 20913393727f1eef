"""The Word document holds everything, evidence references included."""

import io

from docx import Document
from tests.people import Person
from tests.self_evaluation.conftest import PDF, Desk

from plumbline.identity.roles import Role


def _words(desk: Desk, person: Person, place: str = "") -> str:
    answer = person.get(f"{desk.path}{place}/renditions/docx")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats-officedocument.wordprocessingml")
    document = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_everything_that_was_written_is_in_it(desk: Desk) -> None:
    desk.evidence("Annual report")
    body = {
        "statements": [
            {"kind": "strength", "text": "We improve [E-001 p. 3].", "citations": [{"evidence": "E-001", "locator": "s. 4"}]},
            {"kind": "action", "text": "We will train <staff> & \u201cpartners\u201d."},
        ],
        "how_do_we_know": "- **Bold** figures\n- and *soft* talks",
        "question_answers": [{"number": 1, "text": "Agreed in March."}],
    }
    assert desk.put("/sections/1.1", body).status_code == 200
    desk.put("/statements/section_27", {"answers": [{"part": "formula", "text": "It is fair."}]})
    desk.put("/document", {"evidence": "E-001", "pages": [{"covers": "2.1", "first_page": 5, "last_page": 9}]})
    words = _words(desk, desk.coordinator)
    for said in (
        "S1", "We improve [E-001 p. 3].", "E-001 s. 4\nE-001 p. 3", "P1", "We will train <staff> & \u201cpartners\u201d.",
        "Bold figures", "and soft talks", "Agreed in March.", "It is fair.", "2.1: pages 5 to 9", "How good can we be: action",
    ):  # fmt: skip
        assert said in words


def test_those_who_inspect_get_what_was_submitted_with_the_list_of_evidence(desk: Desk) -> None:
    desk.evidence("Annual report", indicators=["1.1"])
    desk.write("1.1", "As submitted.")
    receipt = desk.submit()
    words = _words(desk, desk.by(Role.INSPECTION_TEAM))
    assert "As submitted." in words
    assert receipt["evidence"][0]["sha256"] in words


def test_a_contributor_gets_their_parts(desk: Desk) -> None:
    person = desk.by(Role.CONTRIBUTOR)
    desk.write("1.1", "Not theirs.")
    desk.give("5.1", person)
    desk.write("5.1", "Theirs.", by=person)
    words = _words(desk, person)
    assert ("Theirs." in words, "Not theirs." in words) == (True, False)


def test_r59_one_section_is_a_document_of_its_own_with_the_evidence_that_it_cites(desk: Desk) -> None:
    cited, other = desk.evidence("Annual report", indicators=["1.1"]), desk.evidence("Minutes", content=PDF + b"2", indicators=["2.1"])
    desk.write("1.1", f"We improve [{cited['reference']}].")
    desk.write("2.1", f"We listen [{other['reference']}].")
    of_section = f"{desk.path}/sections/1.1/renditions/docx"
    inspector = desk.by(Role.INSPECTION_TEAM)
    assert inspector.get(of_section).status_code == 404
    assert "We improve" in _words(desk, desk.coordinator, "/sections/1.1")
    assert desk.coordinator.get(f"{desk.path}/sections/9.9/renditions/docx").status_code == 404
    desk.submit()
    words = _words(desk, inspector, "/sections/1.1")
    assert ("We improve" in words, "Annual report" in words, "We listen" in words, "Minutes" in words) == (True, True, False, False)
