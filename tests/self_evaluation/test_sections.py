"""Writing sections: from the version that was read, with references that stay (R11, R58, R69, R131-R134, R138-R140, R142)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role

NINE = ["1.1", "2.1", "5.1", "5.2", "5.3", "5.4", "6.1", "6.4", "9.4"]


def test_a_new_self_evaluation_shows_exactly_the_nine_indicators_the_two_statements_and_room_for_a_document(desk: Desk) -> None:
    assert [row["code"] for row in desk.read("/sections")["items"]] == [*NINE, "preparedness", "section_27", "document"]


def test_statements_get_references_that_are_never_given_again(desk: Desk) -> None:
    assert [s["reference"] for s in desk.write("1.1", "One.", "Two.")["statements"]] == ["S1", "S2"]
    kept = desk.read("/sections/1.1")["statements"][:1]
    desk.put("/sections/1.1", {"statements": kept})
    desk.write("1.1", "Act.", kind="action")
    assert [s["reference"] for s in desk.write("1.1", "Three.")["statements"]] == ["S1", "P1", "S3"]


def test_what_word_pastes_is_kept(desk: Desk) -> None:
    text = "\u201cSmart\u201d \u2013 quotes\r\nand\x0bbreaks\u2026\tand caf\u0065\u0301"
    assert desk.write("1.1", text)["statements"][0]["text"] == "\u201cSmart\u201d \u2013 quotes\nand\nbreaks\u2026\tand caf\u00e9"


def test_somebody_elses_text_comes_back_as_theirs_and_nothing_is_overwritten(desk: Desk) -> None:
    etag = desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]
    desk.write("1.1", "Written by the manager.", by=desk.by(Role.SENIOR_MANAGER))
    answer = desk.put("/sections/1.1", {"statements": [{"kind": "strength", "text": "Mine."}]}, etag=etag)
    assert answer.status_code == 412
    assert [s["text"] for s in answer.json()["theirs"]["statements"]] == ["Written by the manager."]
    assert answer.json()["theirs"]["written_by"] == desk.by(Role.SENIOR_MANAGER).name
    assert answer.headers["etag"] == desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]


def test_the_tag_of_an_answer_to_a_save_serves_for_the_next_save(desk: Desk) -> None:
    saved = desk.put("/sections/1.1", {"how_do_we_know": "Figures."})
    assert desk.put("/sections/1.1", {"how_do_we_know": "Figures and talks."}, etag=saved.headers["etag"]).status_code == 200


def test_of_eight_writers_with_one_tag_exactly_one_is_saved(desk: Desk) -> None:
    people = [desk.conducted.cast.person(Role.SENIOR_MANAGER, desk.conducted.id) for _ in range(8)]
    etag = desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]

    def save(number: int) -> int:
        body = {"statements": [{"kind": "strength", "text": f"Text {number}."}]}
        return desk.put("/sections/1.1", body, people[number], etag).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(save, range(8)))
    assert answers == [200] + [412] * 7
    assert len(desk.read("/sections/1.1")["statements"]) == 1


def test_eight_people_write_eight_sections_at_once(desk: Desk) -> None:
    people = [desk.conducted.cast.person(Role.SENIOR_MANAGER, desk.conducted.id) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda n: desk.write(NINE[n], f"Text {n}.", by=people[n])["words"], range(8)))
    assert written == [2] * 8


@pytest.mark.parametrize(
    ("place", "body", "pointer", "code"),
    [
        ("/sections/1.1", {"statements": [{"kind": "strength", "text": "A.", "reference": "S7"}]}, "/statements/0/reference", "unknown_reference"),
        ("/sections/1.1", {"statements": [{"kind": "strength", "text": "A.", "considerations": ["leadershp"]}]}, "/statements/0/considerations/0", "unknown_consideration"),
        ("/sections/1.1", {"statements": [{"kind": "strength", "text": "A.", "headline_outcomes": [6]}]}, "/statements/0/headline_outcomes/0", "unknown_headline_outcome"),
        ("/sections/1.1", {"statements": [{"kind": "strength", "text": "A.", "questions": [9]}]}, "/statements/0/questions/0", "unknown_question"),
        ("/sections/1.1", {"question_answers": [{"number": 9, "text": "A."}]}, "/question_answers/0", "unknown_question"),
        ("/sections/1.1", {"question_answers": [{"number": 1, "text": "A."}, {"number": 1, "text": "B."}]}, "/question_answers/1/number", "repeated"),
        ("/sections/1.1", {"statements": [{"kind": "strength", "text": "A.", "citations": [{"evidence": "E-404"}]}]}, "/statements/0/citations/0/evidence", "unknown_evidence"),
        ("/statements/preparedness", {"answers": [{"part": "costs", "text": "A."}]}, "/answers/0/part", "unknown_part"),
        ("/statements/preparedness", {"answers": [{"part": "impact", "text": "A."}, {"part": "impact", "text": "B."}]}, "/answers/1/part", "repeated"),
        ("/document", {"evidence": "E-404"}, "/evidence", "unknown_evidence"),
        ("/document", {"pages": [{"covers": "7.7", "first_page": 1, "last_page": 2}]}, "/pages/0/covers", "unknown_indicator"),
    ],
)  # fmt: skip
def test_what_the_method_does_not_have_is_refused_by_name(desk: Desk, place: str, body: object, pointer: str, code: str) -> None:
    answer = desk.put(place, body)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]


def test_pages_in_the_wrong_order_are_refused(desk: Desk) -> None:
    assert desk.put("/document", {"pages": [{"covers": "1.1", "first_page": 5, "last_page": 4}]}).status_code == 422


@pytest.mark.parametrize(
    "place", ["/sections/preparedness", "/sections/document", "/sections/7.7", "/statements/1.1", "/statements/section_28"]
)
def test_a_part_is_found_only_where_its_kind_is_kept(desk: Desk, place: str) -> None:
    assert desk.coordinator.get(f"{desk.path}{place}").status_code == 404


def test_a_save_without_if_match_is_refused(desk: Desk) -> None:
    assert desk.coordinator.put(f"{desk.path}/sections/1.1", {"statements": []}).status_code == 428


def test_one_item_of_evidence_is_cited_by_many_statements_each_with_its_own_place(desk: Desk) -> None:
    desk.evidence()
    desk.write("1.1", "We improve [E-001 p. 3].")
    body = {
        "statements": [{"kind": "strength", "text": "We listen.", "citations": [{"evidence": "E-001", "version": 1, "locator": "s. 4"}]}]
    }
    assert desk.put("/sections/2.1", body).status_code == 200
    item = desk.coordinator.get(f"{desk.conducted.path}/evidence").json()["items"][0]
    cited = desk.coordinator.get(f"{desk.conducted.path}/evidence/{item['id']}/citations").json()["items"]
    assert sorted((citation["indicator"], citation["locator"]) for citation in cited) == [("1.1", "p. 3"), ("2.1", "s. 4")]
    desk.put("/sections/1.1", {"statements": []})
    cited = desk.coordinator.get(f"{desk.conducted.path}/evidence/{item['id']}/citations").json()["items"]
    assert [citation["indicator"] for citation in cited] == ["2.1"]


def test_a_reference_typed_into_a_text_before_its_evidence_is_there_does_not_stop_the_save(desk: Desk) -> None:
    desk.write("1.1", "We improve [E-001].")
    found = [finding for finding in desk.read("/validation")["findings"] if finding["code"] == "evidence_unknown"]
    assert [finding["section"] for finding in found] == ["1.1"]


def test_a_paste_is_split_by_paragraph_and_nothing_is_saved(desk: Desk) -> None:
    answer = desk.coordinator.post(f"{desk.path}/pasted-text", {"text": "One.\n\n\u2022\tTwo.\n\u2022\tThree."})
    assert answer.json() == {"statements": ["One.", "Two.", "Three."]}
    assert desk.read()["sections"][0]["statements"] == []


def test_the_answers_of_a_statement_stand_in_the_order_of_the_method(desk: Desk) -> None:
    body = {"answers": [{"part": "action", "text": "Hired."}, {"part": "projected_need", "text": "A third more."}]}
    saved = desk.put("/statements/preparedness", body).json()
    assert [answer["part"] for answer in saved["answers"]] == ["projected_need", "action"]
    assert saved["words"] == 4


def test_one_document_mapped_by_pages_makes_the_self_evaluation_complete(desk: Desk) -> None:
    desk.evidence("Our self-evaluation")
    pages = [{"covers": code, "first_page": 1, "last_page": 2} for code in [*NINE, "preparedness", "section_27"]]
    assert desk.put("/document", {"evidence": "E-001", "pages": pages}).status_code == 200
    validation = desk.read("/validation")
    assert (validation["covered"], validation["uncovered"], validation["findings"]) == (NINE, [], [])
