"""Replacements, cases added by hand, and files by which the draw is checked (R55)."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from tests.case_files.samples.drawn import ANALYST, BY_AGE, COORDINATOR, LEAD, act, cases_of, listed, read
from tests.conducted import Conducted
from tests.notifications.inbox import kinds
from typer.testing import CliRunner

from plumbline.case_files.samples.drawing import Case, draw
from plumbline.cli import app
from plumbline.identity.roles import Role

AGE = {"19": "18-20", "24": "21-25", "35": "31-40"}


def reserve(inspection: Conducted, band: str) -> list[str]:
    """Draw again from what was sent, to know who comes next."""
    sample = read(inspection)["sample"]
    frame = [Case(case["case_ref"], (AGE[case["age_years"]],)) for case in cases_of(young=4, middle=20, old=16)]
    strata = draw(bytes.fromhex(sample["seed"]), frame, sample["size"], sample["floor"])
    return [case.reference for stratum in strata if stratum.stratum == (band,) for case in stratum.reserve]


def first_of(inspection: Conducted, band: str) -> dict[str, Any]:
    return next(case for case in listed(inspection) if case["stratum"] == [band] and case["out_at"] is None and case["origin"] != "by_hand")


def replace(inspection: Conducted, band: str, *, agree: bool = True) -> dict[str, Any]:
    asked = act(inspection, "/replacements", {"case_id": first_of(inspection, band)["id"], "reason": "The record is with another council."})
    assert asked.status_code == 201, asked.text
    answered = act(inspection, f"/replacements/{asked.json()['id']}/answer", {"agree": agree}, LEAD)
    assert answered.status_code == 200, answered.text
    document: dict[str, Any] = answered.json()
    return document


def test_r55_the_next_of_the_reserve_takes_the_place_once_the_lead_agrees(drawn: Conducted) -> None:
    coming = reserve(drawn, "21-25")
    first, second = replace(drawn, "21-25"), replace(drawn, "21-25")
    assert [first["in_case_ref"], second["in_case_ref"]] == coming[:2]
    sample = read(drawn)["sample"]
    assert (sample["standing"], sample["replaced"], sample["replacements_waiting"]) == (10, 2, 0)
    came = next(case for case in listed(drawn) if case["case_ref"] == coming[0])
    assert (came["origin"], came["place"], came["reason"]) == ("replacement", 5, "The record is with another council.")
    assert [one["case_ref"] for one in listed(drawn, "replacements")] == [second["case_ref"], first["case_ref"]]


def test_what_the_lead_does_not_agree_to_changes_nothing_and_can_be_asked_again(drawn: Conducted) -> None:
    before = listed(drawn)
    declined = replace(drawn, "21-25", agree=False)
    assert (declined["answer"], declined["in_case_ref"], listed(drawn)) == ("declined", None, before)
    assert act(drawn, f"/replacements/{declined['id']}/answer", {"agree": True}, LEAD).json()["type"] == "/problems/replacement-answered"
    again = {"case_id": declined["case_id"], "reason": "It was burnt."}
    assert act(drawn, "/replacements", again).status_code == 201
    assert read(drawn, LEAD)["sample"]["replacements_waiting"] == 1
    assert act(drawn, "/replacements", again).json()["type"] == "/problems/replacement-asked"


def test_an_exhausted_reserve_is_said_and_nothing_changes(drawn: Conducted) -> None:
    replace(drawn, "18-20")
    replace(drawn, "18-20")
    asked = act(drawn, "/replacements", {"case_id": first_of(drawn, "18-20")["id"], "reason": "Lost."})
    refused = act(drawn, f"/replacements/{asked.json()['id']}/answer", {"agree": True}, LEAD)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/reserve-exhausted")
    assert read(drawn)["sample"]["standing"] == 10
    assert act(drawn, f"/replacements/{asked.json()['id']}/answer", {"agree": False}, LEAD).status_code == 200


def test_a_case_added_by_hand_stands_apart_until_its_turn_in_the_reserve_comes(drawn: Conducted) -> None:
    coming = reserve(drawn, "31-40")
    added = act(drawn, "/cases", {"case_ref": coming[0], "reason": "A complaint came to light."})
    assert added.status_code == 201, added.text
    assert (added.json()["origin"], added.json()["place"]) == ("by_hand", 5)
    sample = read(drawn)["sample"]
    assert (sample["standing"], sample["by_hand"]) == (10, 1)
    refused = act(drawn, "/replacements", {"case_id": added.json()["id"], "reason": "Lost."})
    assert refused.json()["type"] == "/problems/case-not-replaceable"
    assert replace(drawn, "31-40")["in_case_ref"] == coming[0]
    came = next(case for case in listed(drawn) if case["case_ref"] == coming[0])
    assert (came["origin"], came["reason"]) == ("replacement", "A complaint came to light.")
    assert read(drawn)["sample"]["by_hand"] == 0
    assert replace(drawn, "31-40")["in_case_ref"] == coming[1]


def test_a_replaced_case_is_not_replaced_twice(drawn: Conducted) -> None:
    gone = replace(drawn, "21-25")
    again = act(drawn, "/replacements", {"case_id": gone["case_id"], "reason": "Lost."})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/case-not-replaceable")


@pytest.mark.parametrize(
    ("path", "body", "by", "status", "problem"),
    [
        ("/cases", {"case_ref": "SM-9999", "reason": "Why."}, ANALYST, 422, "invalid-request"),
        ("/cases", {"case_ref": "SM-0001", "reason": " "}, ANALYST, 422, "invalid-request"),
        ("/cases", {"case_ref": "SM-0001", "reason": "Why."}, LEAD, 403, "forbidden"),
        ("/cases", {"case_ref": "SM-0001", "reason": "Why."}, COORDINATOR, 403, "forbidden"),
        ("/replacements", {"case_id": "00000000-0000-4000-8000-000000000000", "reason": "Why."}, ANALYST, 422, "invalid-request"),
        ("/replacements", {"case_id": "00000000-0000-4000-8000-000000000000", "reason": "Why."}, LEAD, 403, "forbidden"),
        ("/replacements/00000000-0000-4000-8000-000000000000/answer", {"agree": True}, LEAD, 404, "not-found"),
        ("/replacements/00000000-0000-4000-8000-000000000000/answer", {"agree": True}, ANALYST, 403, "forbidden"),
        ("/release", {}, LEAD, 403, "forbidden"),
        ("/release", {}, Role.CHIEF_EXECUTIVE, 404, "not-found"),
    ],
)
def test_refusals(drawn: Conducted, path: str, body: dict[str, Any], by: Role, status: int, problem: str) -> None:
    answer = act(drawn, path, body, by)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{problem}"), answer.text


def test_a_drawn_case_is_not_added_by_hand(drawn: Conducted) -> None:
    answer = act(drawn, "/cases", {"case_ref": listed(drawn)[0]["case_ref"], "reason": "Why."})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/case-in-sample")


def test_before_a_draw_there_is_nothing_to_change_or_release(with_list: Conducted) -> None:
    for path, body in (("/cases", {"case_ref": "SM-0001", "reason": "Why."}), ("/release", {})):
        assert act(with_list, path, body).json()["type"] == "/problems/nothing-drawn"
    assert with_list.by(ANALYST).get(f"{with_list.path}/case-sample/files/frame.txt").status_code == 404


def test_the_lead_hears_of_what_waits_and_the_analyst_of_the_answer(drawn: Conducted) -> None:
    replace(drawn, "21-25", agree=False)
    assert kinds(drawn.by(LEAD)).count("case_replacement_asked") == 1
    assert kinds(drawn.by(ANALYST)).count("case_replacement_answered") == 1


@pytest.mark.parametrize("strata", [BY_AGE, {"strata": [], "floor": 0}])
def test_plumbline_sample_verify_bears_out_what_is_downloaded(with_list: Conducted, tmp_path: Path, strata: dict[str, Any]) -> None:
    drawn = act(with_list, "/draws", {"size": 10, "size_reason": "Ten readers.", **strata})
    assert drawn.status_code == 201, drawn.text
    asked = act(with_list, "/replacements", {"case_id": listed(with_list)[0]["id"], "reason": "=1+1"})
    assert act(with_list, f"/replacements/{asked.json()['id']}/answer", {"agree": True}, LEAD).status_code == 200
    sample = read(with_list)["sample"]
    for name in ("sample.csv", "cases.csv", "frame.txt", "sizes.txt"):
        answer = with_list.by(ANALYST).get(f"{with_list.path}/case-sample/files/{name}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        (tmp_path / name).write_bytes(answer.content)
    assert hashlib.sha256((tmp_path / "frame.txt").read_bytes()).hexdigest() == sample["frame_sha256"]
    claims = ["--commitment", sample["commitment"], "--frame-sha256", sample["frame_sha256"], "--sample", str(tmp_path / "sample.csv")]
    drawing = ["--seed", sample["seed"], "--size", str(sample["size"]), "--floor", str(sample["floor"])]
    checked = CliRunner().invoke(app, ["sample", "verify", str(tmp_path / "frame.txt"), *drawing, *claims])
    assert checked.exit_code == 0, checked.output
    sizes = [line.rsplit("\t", 1) for line in (tmp_path / "sizes.txt").read_text().splitlines()]
    assert sizes == [["\t".join(one["values"]), str(one["size"])] for one in sample["allocation"]]
    standing = (tmp_path / "cases.csv").read_text(encoding="utf-8-sig")
    assert (standing.count("to be read"), standing.count("replaced"), "'=1+1" in standing) == (10, 1, True)
