"""Planning and drawing the sample over HTTP (R54)."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.case_files.lists.sent import ask, cases, send
from tests.case_files.samples.drawn import (
    ANALYST,
    BY_AGE,
    COORDINATOR,
    LEAD,
    accepted,
    act,
    cases_of,
    draw,
    listed,
    permitted,
    read,
    send_list,
)
from tests.conducted import Conducted

from plumbline.case_files.lists.model import CaseList, CaseListRequest
from plumbline.case_files.samples.model import CaseSample, SampledCase
from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session


def test_r54_of_949_orders_64_are_offered_in_plain_words(conducted: Conducted) -> None:
    accepted(conducted, cases(949))
    plan = act(conducted, "/plan", {"confidence": 90, "margin": 10}).json()
    assert (plan["population"], plan["offered_size"], plan["size"]) == (949, 64, 64)
    assert plan["words"] == "64 of 949 cases tell a share to within 10 percentage points, nine times in ten."
    other = act(conducted, "/plan", {"confidence": 95, "margin": 10, "size": 30}, LEAD).json()
    assert (other["offered_size"], other["size"], other["margin_reached"]) == (88, 30, 17.7)
    assert other["words"] == "30 of 949 cases tell a share to within 17.7 percentage points, 19 times in 20."
    whole = act(conducted, "/plan", {"size": 949}).json()
    assert whole["words"] == "All 949 cases are read, so that every share found is that of the whole list."


def test_a_plan_shares_the_cases_out_and_stores_nothing(with_list: Conducted) -> None:
    plan = act(with_list, "/plan", {"size": 10, **BY_AGE}).json()
    assert [(one["values"], one["population"], one["size"]) for one in plan["allocation"]] == [
        (["18-20"], 4, 2),
        (["21-25"], 20, 4),
        (["31-40"], 16, 4),
    ]
    assert [(one["population_share"], one["sample_share"]) for one in plan["allocation"]] == [(10.0, 20.0), (50.0, 40.0), (40.0, 40.0)]
    assert plan["strata"] == [{"code": "age_band", "title": "Age band"}]
    assert read(with_list)["sample"] is None


def test_the_sample_is_drawn_with_the_seed_of_the_request_and_the_list_is_frozen(with_list: Conducted) -> None:
    before = read(with_list)
    assert before["drawable"]["cases"] == 40
    assert permitted(before, "draw_case_sample") == (True, None)
    after = draw(with_list, size=10, size_reason="Ten readers.", **BY_AGE)
    sample = after["sample"]
    assert (sample["population"], sample["size"], sample["size_reason"], sample["standing"]) == (40, 10, "Ten readers.", 10)
    assert hashlib.sha256(bytes.fromhex(sample["seed"])).hexdigest() == sample["commitment"] == before["commitment"]
    assert (after["drawable"], permitted(after, "draw_case_sample")[0]) == (None, False)
    standing = listed(with_list)
    assert len(standing) == 10
    assert {(case["origin"], case["reason"], case["out_at"]) for case in standing} == {("drawn", "", None)}
    with system_session(with_list.cast.app.state.database) as session:
        assert session.execute(select(CaseList.frozen_at)).scalar_one() is not None
        assert session.execute(select(CaseListRequest.seed)).scalar_one().hex() == sample["seed"]
        assert all(session.execute(select(SampledCase.worker_code)).scalars())
    tasks = with_list.by(LEAD).get(f"{with_list.path}/tasks", params={"limit": 200}).json()["items"]
    assert next(task for task in tasks if task["code"] == "draw_case_sample")["state"] == "done"


def test_two_who_draw_at_once_make_one_draw(with_list: Conducted) -> None:
    people = [with_list.by(ANALYST), with_list.cast.person(ANALYST, with_list.id)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda person: act(with_list, "/draws", BY_AGE, person), people))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["type"] == "/problems/sample-drawn"
    with system_session(with_list.cast.app.state.database) as session:
        assert session.execute(select(func.count()).select_from(CaseSample)).scalar_one() == 1


def test_a_second_draw_needs_a_list_that_is_asked_for_anew(drawn: Conducted) -> None:
    first = read(drawn)["sample"]
    assert send(drawn, cases_of(young=5)).status_code == 409
    assert ask(drawn, reason="Forty orders were missing.").status_code == 201
    assert act(drawn, "/draws").json()["type"] == "/problems/nothing-to-draw-from"
    send_list(drawn, cases_of(young=8, middle=30))
    second = draw(drawn)["sample"]
    assert (second["population"], second["id"] != first["id"], second["seed"] != first["seed"]) == (38, True, True)
    assert len(listed(drawn)) == second["size"]


@pytest.mark.parametrize(
    ("by", "given", "status", "said"),
    [
        (ANALYST, {"size": 10}, 422, "/size_reason"),
        (ANALYST, {"size": 10, "size_reason": " "}, 422, "/size_reason"),
        (ANALYST, {"size": 41, "size_reason": "More."}, 422, "/size"),
        (ANALYST, {"strata": ["case_ref"]}, 422, "/strata/0"),
        (ANALYST, {"strata": ["requirements"]}, 422, "/strata/0"),
        (ANALYST, {"strata": ["gender", "gender"]}, 422, "/strata/1"),
        (ANALYST, {"size": 5, "size_reason": "Few.", "strata": ["age_band"], "floor": 2}, 422, "/floor"),
        (ANALYST, {"confidence": 100}, 422, "/confidence"),
        (LEAD, {}, 403, None),
        (Role.STRATEGIC_SUPPORT_OFFICER, {}, 403, None),
        (COORDINATOR, {}, 403, None),
        (Role.SENIOR_MANAGER, {}, 404, None),
        (Role.LOCAL_FILE_READER, {}, 404, None),
    ],
)
def test_refusals_of_a_draw(with_list: Conducted, by: Role, given: dict[str, Any], status: int, said: str | None) -> None:
    answer = act(with_list, "/draws", given, by)
    assert answer.status_code == status, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == ([said] if said else [])
    assert read(with_list)["sample"] is None


def test_before_a_list_is_accepted_nothing_can_be_drawn_and_the_page_says_why(conducted: Conducted) -> None:
    assert permitted(read(conducted), "draw_case_sample") == (False, "The case list has not been asked for yet.")
    assert ask(conducted).status_code == 201
    assert permitted(read(conducted), "draw_case_sample") == (False, "No version of the case list was accepted yet.")
    assert act(conducted, "/plan").json()["type"] == "/problems/nothing-to-draw-from"


def test_a_machine_of_the_inspectorate_draws_with_its_scope(with_list: Conducted) -> None:
    reads = with_list.cast.machine(ANALYST, with_list.id, "samples:read")
    assert act(with_list, "/draws", {}, reads).status_code == 403
    draws = with_list.cast.machine(ANALYST, with_list.id, "samples:read samples:draw")
    assert act(with_list, "/draws", {}, draws).status_code == 201
    assert reads.get(f"{with_list.path}/case-sample/cases").status_code == 200
