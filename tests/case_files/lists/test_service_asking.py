"""Asking for the case list: who, as at which day, and the seed that nobody sees (R57)."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, text
from tests.case_files.lists.sent import ANALYST, CENSUS, CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT, agree, ask, cases, permitted, send, state
from tests.conducted import Conducted
from tests.notifications.inbox import kinds

from plumbline.case_files.lists.model import CaseListRequest
from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session


def freeze(inspection: Conducted) -> None:
    """Do to the newest accepted version what a draw does."""
    with system_session(inspection.cast.app.state.database) as session:
        session.execute(text("update case_list set frozen_at = sent_at where state = 'accepted'"))


def test_r57_the_window_of_orders_is_stored_with_the_request(week_8: Conducted) -> None:
    made = ask(week_8).json()
    assert (made["number"], made["census_on"], made["window_from"]) == (1, CENSUS, "2023-12-31")
    seen = state(week_8)
    assert seen["request"] == made
    assert "ended in the two years" in seen["window"]


def test_r57_an_order_that_ended_in_the_window_belongs_and_an_earlier_one_does_not(asked: Conducted) -> None:
    ended = {"imposed_on": "2022-03-01", "ended_on": "2023-12-31"}
    assert send(asked, cases(1, **ended), dry_run="true").json()["report"]["in_order"]
    report = send(asked, cases(1, **ended | {"ended_on": "2023-12-30"}), dry_run="true").json()["report"]
    assert [problem["code"] for problem in report["problems"]] == ["outside_window"]


def test_the_commitment_is_shown_at_once_and_the_seed_to_nobody(week_8: Conducted) -> None:
    made = ask(week_8).json()
    with system_session(week_8.cast.app.state.database) as session:
        seed = session.execute(select(CaseListRequest.seed)).scalar_one()
    assert (len(seed), made["commitment"]) == (32, hashlib.sha256(seed).hexdigest())
    for role in (LEAD, ANALYST, SUPPORT, COORDINATOR, CONTRIBUTOR):
        for path in ("case-list", "case-list/requests", "changes"):
            answer = week_8.by(role).get(f"{week_8.path}/{path}").text
            assert seed.hex() not in answer
            assert made["commitment"] in answer or path == "changes"


def test_the_columns_leave_out_what_the_law_did_not_know_yet_on_the_census_date(week_8: Conducted) -> None:
    def requirements() -> list[str]:
        [column] = [one for one in state(week_8)["columns"] if one["code"] == "requirements"]
        return [choice["value"] for choice in column["choices"]]

    assert (len(requirements()), "restricted movement" in requirements()) == (10, True)
    week_8.at(datetime(2022, 5, 16, 9, tzinfo=UTC))
    assert ask(week_8, census_on="2022-05-16").status_code == 201
    assert (len(requirements()), "restricted movement" in requirements()) == (9, False)


@pytest.mark.parametrize("role", [LEAD, ANALYST, SUPPORT])
def test_lead_analyst_and_support_officer_ask_and_those_who_send_are_told(week_8: Conducted, role: Role) -> None:
    people = [week_8.by(one) for one in (COORDINATOR, Role.CHIEF_EXECUTIVE, CONTRIBUTOR)]
    assert ask(week_8, week_8.by(role)).status_code == 201
    assert [kinds(person) for person in people] == [["case_list_requested"]] * 3


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"census_on": "2026-02-24"}, "/census_on"),
        ({"census_on": "2025-02-21"}, "/census_on"),
        ({"census_on": "31/12/2025"}, "/census_on"),
        ({"seed": "0" * 64}, ""),
    ],
)
def test_refusals(week_8: Conducted, members: dict[str, Any], pointer: str) -> None:
    answer = ask(week_8, **members)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


def test_a_further_request_needs_a_reason_and_draws_another_seed(asked: Conducted) -> None:
    again = ask(asked, census_on="2026-01-31")
    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (422, "/reason")
    again = ask(asked, census_on="2026-01-31", reason="The census date was wrong.")
    assert again.status_code == 201
    listed = asked.by(COORDINATOR).get(f"{asked.path}/case-list/requests").json()["items"]
    assert [one["number"] for one in listed] == [2, 1]
    assert listed[0]["commitment"] != listed[1]["commitment"]
    assert state(asked)["request"]["reason"] == "The census date was wrong."


def test_what_was_sent_for_an_earlier_request_counts_no_longer(asked: Conducted) -> None:
    assert send(asked, cases(2)).status_code == 201
    assert ask(asked, reason="Another day.", census_on="2026-01-31").status_code == 201
    seen = state(asked)
    assert (seen["accepted"], seen["newest"]) == (None, None)
    assert asked.by(COORDINATOR).get(f"{asked.path}/case-lists").json()["items"][0]["request_number"] == 1


def test_nothing_can_be_sent_before_it_is_asked_for(week_8: Conducted) -> None:
    answer = send(week_8, cases(1))
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/case-list-not-requested")
    assert permitted(state(week_8), "send_case_list") == (False, "The inspectorate has not asked for the case list yet.")


def test_r156_nothing_can_be_sent_before_both_sides_agreed_on_case_data(conducted: Conducted) -> None:
    conducted.week(8)
    assert ask(conducted).status_code == 201
    answer = send(conducted, cases(1))
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/case-data-not-agreed")
    assert state(conducted)["agreed"] is False
    agree(conducted)
    assert state(conducted)["agreed"] is True
    assert send(conducted, cases(1)).status_code == 201


def test_after_a_draw_a_corrected_list_needs_a_new_request(asked: Conducted) -> None:
    assert send(asked, cases(3)).status_code == 201
    freeze(asked)
    answer = send(asked, cases(4))
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/case-list-drawn")
    allowed, why = permitted(state(asked), "send_case_list")
    assert (allowed, why) == (False, "The sample was drawn from version 1. A corrected list needs a new request.")
    assert ask(asked, reason="One case was missing.").status_code == 201
    assert send(asked, cases(4)).json()["version"]["version"] == 2


def test_the_template_comes_as_a_workbook_and_as_csv(week_8: Conducted) -> None:
    for query, start, kind in (({}, b"PK", "spreadsheetml"), ({"format": "csv"}, b"\xef\xbb\xbfcase_ref,", "text/csv")):
        answer = week_8.by(COORDINATOR).get(f"{week_8.path}/case-list/template", params=query)
        assert answer.content.startswith(start)
        assert kind in answer.headers["content-type"]
        assert "case-list-template." in answer.headers["content-disposition"]
        assert answer.headers["cache-control"] == "no-store"
