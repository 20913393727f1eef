"""Nothing by which a person could be known is stored, logged or answered, and what is harmless can be confirmed (R56)."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import inspect, text
from tests.case_files.lists.sent import COORDINATOR, LEAD, agree, ask, cases, csv_of, send, state
from tests.conducted import Conducted, conduct

from plumbline.kernel.transaction import system_session

NAME = "Morag Drummond"
CHI = "0101801234"


def everything_stored(app: FastAPI) -> str:
    """Every row of every table, as text."""
    with system_session(app.state.database) as session:
        tables = inspect(session.connection()).get_table_names()
        return "\n".join(row for table in tables for row in session.execute(text(f"select t::text from {table} t")).scalars())


def confirm(inspection: Conducted, list_id: str, fingerprint: str, reason: str = "It is the name of a building.") -> Any:
    body = {"list_id": list_id, "fingerprint": fingerprint, "reason": reason}
    return inspection.by(COORDINATOR).post(f"{inspection.path}/case-list/confirmations", body)


def refused(inspection: Conducted, rows: list[dict[str, Any]], **query: Any) -> dict[str, Any]:
    answer = send(inspection, rows, **query)
    assert answer.status_code == 422, answer.text
    seen = inspection.by(COORDINATOR).get(f"{inspection.path}/case-lists/{answer.json()['case_list_id']}")
    document: dict[str, Any] = seen.json()
    return document


def test_r56_a_name_is_refused_by_row_and_column_and_stands_nowhere(
    asked: Conducted, app: FastAPI, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = cases(3)
    rows[1] |= {"locality": NAME, "worker_code": "W1"}
    rows[2] |= {"locality": f"seen on {NAME}, 12/03/1984", "case_ref": "AB123456C"}
    answer = send(asked, rows, file_name=f"{NAME}.csv")
    assert answer.status_code == 422
    assert {error["pointer"] for error in answer.json()["errors"]} == {"/rows/3/locality", "/rows/4/locality", "/rows/4/case_ref"}
    assert "a person's name" in answer.json()["errors"][0]["detail"]
    dry = send(asked, rows, dry_run="true", file_name=f"{NAME}.csv")
    lists = asked.by(COORDINATOR).get(f"{asked.path}/case-lists/{answer.json()['case_list_id']}")
    download = asked.by(COORDINATOR).get(f"{asked.path}/case-lists/{answer.json()['case_list_id']}/problems")
    kept = everything_stored(app)
    assert len(kept) > 10_000
    logged = "".join(capfd.readouterr())
    for value in ("Morag", "Drummond", "1984", "AB123456C"):
        for place in (answer.text, dry.text, lists.text, download.text, kept, logged):
            assert value not in place
    assert state(asked)["newest"]["file_name"] == "case-list.csv"


def test_r56_a_column_of_names_is_refused_even_where_it_is_empty(asked: Conducted) -> None:
    report = refused(asked, [case | {"Forename": ""} for case in cases(2)])["report"]
    assert [(problem["code"], problem["row"], problem["cell"]) for problem in report["problems"]] == [("heading_of_name", 1, "L")]
    assert report["problems"][0]["fingerprint"] is None


def test_r56_what_is_confirmed_with_a_reason_passes_and_nothing_else_does(asked: Conducted, app: FastAPI) -> None:
    rows = cases(2)
    rows[0]["locality"] = NAME
    version = refused(asked, rows)
    [problem] = version["report"]["problems"]
    made = confirm(asked, version["id"], problem["fingerprint"])
    assert (made.status_code, made.json()["column"], made.json()["column_title"]) == (201, "locality", "Team or locality")
    assert "Drummond" not in everything_stored(app)
    seen = asked.by(LEAD).get(f"{asked.path}/case-lists/{version['id']}").json()
    assert [one["confirmed"] for one in seen["report"]["problems"]] == [True]
    other = [rows[0], rows[1] | {"locality": "Hamish Drummond"}]
    assert [one["row"] for one in refused(asked, other)["report"]["problems"]] == [3]
    assert send(asked, rows).status_code == 201
    listed = asked.by(LEAD).get(f"{asked.path}/case-list/confirmations").json()["items"]
    assert [(one["reason"], one["confirmed_by"]) for one in listed] == [("It is the name of a building.", asked.by(COORDINATOR).name)]


def test_a_value_confirmed_twice_is_confirmed_once(asked: Conducted) -> None:
    version = refused(asked, cases(1, locality=NAME))
    fingerprint = version["report"]["problems"][0]["fingerprint"]
    first, second = (confirm(asked, version["id"], fingerprint) for _ in range(2))
    assert (second.status_code, second.json()) == (201, first.json())


def test_a_reason_that_repeats_a_name_is_refused(asked: Conducted, app: FastAPI) -> None:
    version = refused(asked, cases(1, locality=NAME))
    answer = confirm(asked, version["id"], version["report"]["problems"][0]["fingerprint"], f"{NAME} House is a building.")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")
    assert "Drummond" not in answer.text + everything_stored(app)


def test_only_what_a_refused_version_names_can_be_confirmed(asked: Conducted) -> None:
    version = refused(asked, cases(1, locality=NAME))
    fingerprint = version["report"]["problems"][0]["fingerprint"]
    accepted = send(asked, cases(1)).json()["version"]["id"]
    for list_id, given, pointer in (
        (version["id"], "0" * 64, "/fingerprint"),
        (accepted, fingerprint, "/list_id"),
        (asked.id, fingerprint, "/list_id"),
    ):
        answer = confirm(asked, list_id, given)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


def test_a_fingerprint_of_one_inspection_is_none_of_another(asked: Conducted) -> None:
    """Nobody can try out by it which names another council has in its list."""
    other = conduct(asked.cast, asked.at, "B")
    other.week(8)
    agree(other)
    assert ask(other).status_code == 201
    prints = {refused(one, cases(1, locality=NAME))["report"]["problems"][0]["fingerprint"] for one in (asked, other)}
    assert len(prints) == 2


@pytest.mark.parametrize("reference", ["-1", "=1+1", "+447", "@A1", "-SM-0001"])
def test_a_reference_that_a_spreadsheet_would_run_is_refused(asked: Conducted, reference: str) -> None:
    report = refused(asked, cases(1, case_ref=reference))["report"]
    assert {problem["code"] for problem in report["problems"]} <= {"starts_as_formula", "formula"}
    assert [problem["column"] for problem in report["problems"]] == ["case_ref"]


def test_the_problems_come_as_csv_that_no_spreadsheet_runs(asked: Conducted) -> None:
    version = refused(asked, cases(40, gender="x"))
    answer = asked.by(COORDINATOR).get(f"{asked.path}/case-lists/{version['id']}/problems")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert (lines[0], len(lines)) == ("Row,Cell,Column,Code,What to do", 27)
    assert lines[1].startswith("2,C2,Gender,no_choice,")
    assert lines[-1] == ",,Gender,no_choice,15 more of this kind in other rows."
    assert 'filename="case-list-1-problems.csv"' in answer.headers["content-disposition"]
    assert csv_of(cases(1))
