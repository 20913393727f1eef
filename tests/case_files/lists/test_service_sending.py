"""Sending the case list over HTTP: refused with every problem, corrected, accepted, and nothing lost (R52)."""

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from tests.case_files.lists.lists_made import workbook_of
from tests.case_files.lists.sent import ANALYST, CASE, CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT, ask, cases, csv_of, send, state
from tests.conducted import Conducted
from tests.notifications.inbox import kinds

from plumbline.case_files.lists.model import CaseList, CaseRow
from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session


def stored(inspection: Conducted) -> tuple[int, int]:
    """The number of versions and of rows."""
    with system_session(inspection.cast.app.state.database) as session:
        lists = session.execute(select(func.count()).select_from(CaseList)).scalar_one()
        return lists, session.execute(select(func.count()).select_from(CaseRow)).scalar_one()


def rows_of(inspection: Conducted, list_id: str, limit: int = 200) -> list[dict[str, Any]]:
    address, query = f"{inspection.path}/case-lists/{list_id}/rows", {"limit": limit}
    items: list[dict[str, Any]] = []
    while True:
        answer = inspection.by(COORDINATOR).get(address, params=query)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        query["cursor"] = page["next_cursor"]


def test_r52_a_list_of_949_orders_is_refused_corrected_and_accepted(asked: Conducted) -> None:
    good = cases(949)
    planted = {6: ("gender", "x"), 411: ("imposed_on", "2026-01-05"), 500: ("case_ref", "SM-0001"), 948: ("unpaid_work_hours", "")}
    bad = [case | dict([planted[place]]) if place in planted else case for place, case in enumerate(good)]
    refused = send(asked, bad, file_name="Orders.csv")
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/case-list-refused")
    found = {(error["pointer"], error["code"]) for error in refused.json()["errors"]}
    assert found == {
        ("/rows/8/gender", "no_choice"),
        ("/rows/413/imposed_on", "after_census"),
        ("/rows/413/ended_on", "before"),
        ("/rows/502/case_ref", "repeated"),
        ("/rows/950/unpaid_work_hours", "needed"),
    }
    assert stored(asked) == (1, 0)
    seen = state(asked)
    assert (seen["newest"]["id"], seen["newest"]["problem_count"], seen["accepted"]) == (refused.json()["case_list_id"], 5, None)
    accepted = send(asked, good, file_name="Orders, corrected.csv")
    assert accepted.status_code == 201
    version = accepted.json()["version"]
    assert (version["version"], version["cases"], version["file_name"]) == (2, 949, "Orders, corrected.csv")
    kept = rows_of(asked, version["id"])
    assert [case["case_ref"] for case in kept] == [case["case_ref"] for case in good]
    assert kept[0] == {
        "row": 2,
        "case_ref": "SM-0001",
        "values": {
            "case_ref": "SM-0001",
            "age_years": 24,
            "age_band": "21-25",
            "gender": "male",
            "imposed_on": "2025-04-01",
            "order_status": "completed",
            "ended_on": "2025-09-30",
            "requirements": ["supervision", "unpaid work or other activity"],
            "supervision_months": 12,
            "unpaid_work_hours": 120,
            "unpaid_work_level": "level 2",
            "locality": "Northern team",
            "worker_code": "W-17",
        },
    }
    # The report of the refused version stays.
    assert [one["state"] for one in asked.by(LEAD).get(f"{asked.path}/case-lists").json()["items"]] == ["accepted", "refused"]


def test_a_band_is_worked_out_and_never_stored_beside_its_number(asked: Conducted) -> None:
    assert send(asked, cases(1, age_band="21-25", unpaid_work_level="2")).status_code == 201
    with system_session(asked.cast.app.state.database) as session:
        kept = session.execute(select(CaseRow.values)).scalar_one()
    assert not {"age_band", "unpaid_work_level"} & kept.keys()


def test_a_dry_run_says_the_same_and_stores_nothing(asked: Conducted) -> None:
    people = [asked.by(role) for role in (SUPPORT, LEAD, ANALYST)]
    bad = cases(3, gender="x")
    dry = send(asked, bad, dry_run="true")
    assert (dry.status_code, dry.json()["version"], dry.json()["report"]["in_order"]) == (200, None, False)
    good = send(asked, cases(3), dry_run="true")
    assert (good.status_code, good.json()["report"]["cases_in_order"]) == (200, 3)
    assert stored(asked) == (0, 0)
    refused = send(asked, bad).json()
    report = asked.by(COORDINATOR).get(f"{asked.path}/case-lists/{refused['case_list_id']}").json()["report"]
    assert report == dry.json()["report"]
    assert [kinds(person).count("case_list_refused") for person in people] == [1, 0, 0]


def test_a_typing_error_in_the_query_stores_nothing(asked: Conducted) -> None:
    assert send(asked, cases(1), dryrun="true").status_code == 422
    assert stored(asked) == (0, 0)


def test_a_workbook_csv_and_records_of_the_same_rows_are_one_version(asked: Conducted) -> None:
    rows = cases(2)
    first = send(asked, rows)
    assert first.status_code == 201
    book: io.BytesIO = workbook_of([list(CASE), *(list(case.values()) for case in rows)])
    again = [
        send(asked, book.getvalue()),
        asked.by(COORDINATOR).post(f"{asked.path}/case-lists", {"records": rows}),
        send(asked, csv_of(rows).decode().encode("utf-16")),
    ]
    assert [(one.status_code, one.json()["stands_already"], one.json()["version"]["version"]) for one in again] == [(200, True, 1)] * 3
    assert [one.json()["report"]["reading"]["form"] for one in again] == ["xlsx", "json", "csv"]
    assert stored(asked) == (1, 2)
    changed = asked.by(COORDINATOR).post(f"{asked.path}/case-lists", {"records": cases(2, gender="female")})
    assert (changed.status_code, changed.json()["version"]["version"], changed.json()["version"]["file_name"]) == (201, 2, "case-list.json")


def test_two_who_send_at_once_make_versions_1_and_2(asked: Conducted) -> None:
    people = [asked.by(COORDINATOR), asked.by(Role.CHIEF_EXECUTIVE)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda one: send(asked, cases(40, gender=("male", "female")[one]), people[one]), range(2)))
    assert [answer.status_code for answer in answers] == [201, 201]
    assert sorted(answer.json()["version"]["version"] for answer in answers) == [1, 2]
    assert stored(asked) == (2, 80)


def test_a_refusal_is_repeated_for_the_same_key_and_reported_once(asked: Conducted) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first, second = (send(asked, cases(1, gender="x"), headers=key) for _ in range(2))
    assert (first.status_code, second.status_code, second.content) == (422, 422, first.content)
    assert second.headers["idempotency-replayed"] == "true"
    assert stored(asked) == (1, 0)
    other = send(asked, cases(1), headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")


def test_a_machine_sends_with_a_token_of_its_own(asked: Conducted) -> None:
    machine = asked.cast.machine(CONTRIBUTOR, asked.id, "case_lists:read case_lists:write")
    sent = machine.post(f"{asked.path}/case-lists", {"records": cases(2)})
    assert (sent.status_code, sent.json()["version"]["sent_by"]) == (201, machine.name)
    assert machine.get(f"{asked.path}/case-lists").json()["items"][0]["version"] == 1
    reading = asked.cast.machine(CONTRIBUTOR, asked.id, "case_lists:read")
    assert reading.post(f"{asked.path}/case-lists", {"records": cases(2)}).status_code == 403


def test_records_that_are_none_are_named(asked: Conducted) -> None:
    coordinator = asked.by(COORDINATOR)
    for body, pointer in (
        ({"records": "x"}, "/records"),
        ({"rows": []}, "/records"),
        ({"records": [CASE, {"case_ref": {"deep": 1}}]}, "/records/1"),
        ({"records": [{}] * 20_001}, "/records"),
    ):
        answer = coordinator.post(f"{asked.path}/case-lists", body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer), body
    assert stored(asked) == (0, 0)


def test_a_form_is_no_list_and_a_large_file_is_refused_by_its_size(asked: Conducted) -> None:
    assert send(asked, b"--x", headers={"Content-Type": "multipart/form-data; boundary=x"}).status_code == 415
    announced = {"Content-Length": str(65 * 1024**2)}
    assert send(asked, b"x", headers=announced).status_code == 413


def test_a_list_that_was_asked_for_anew_meanwhile_is_not_taken(asked: Conducted, monkeypatch: Any) -> None:
    from plumbline.case_files.lists import receiving  # noqa: PLC0415 (to act between the check and the writing)

    check = receiving.check_list

    def slowly(*arguments: Any) -> Any:
        report = check(*arguments)
        assert ask(asked, reason="Another day.", census_on="2026-01-31").status_code == 201
        return report

    monkeypatch.setattr(receiving, "check_list", slowly)
    with ThreadPoolExecutor(1) as pool:  # a caller of its own thread leaves the service free for the other
        answer = pool.submit(send, asked, cases(1)).result()
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/case-list-asked-anew")
    assert stored(asked) == (0, 0)


def test_r52_an_accepted_list_finishes_the_task_of_week_8_and_tells_the_inspectorate(asked: Conducted) -> None:
    people = [asked.by(role) for role in (LEAD, SUPPORT, ANALYST, Role.INSPECTION_TEAM, CONTRIBUTOR)]
    address = f"{asked.path}/tasks/submit_case_list"
    assert asked.by(COORDINATOR).get(address).json()["done_on"] is None
    assert send(asked, cases(1)).status_code == 201
    assert asked.by(COORDINATOR).get(address).json()["done_on"] == "2026-02-23"
    assert [kinds(person).count("case_list_accepted") for person in people] == [1, 1, 1, 0, 0]


def test_a_closed_inspection_takes_no_list(asked: Conducted) -> None:
    for event in ("abandon",):
        answer = asked.by(LEAD).post(f"{asked.path}/transitions", {"event": event, "reason": "Not this year."})
        assert answer.status_code == 201, answer.text
    assert send(asked, cases(1)).json()["type"] == "/problems/inspection-closed"
    assert ask(asked, reason="Once more.").json()["type"] == "/problems/inspection-closed"
