"""What a newcomer finds in the demonstration, and what it never does."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from tests.demonstration.conftest import Demonstration

from plumbline.demonstration.seed import NoDemonstrationHere, inspections, seed_demonstration
from plumbline.identity import passwords
from plumbline.identity.councils.reference import find
from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.ledger import find_breaks
from plumbline.kernel.transaction import system_session

STRATHMORE, LORNE, INSPECTORATE = "Strathmore Council", "Lorne and Cowal Council", "Care Inspectorate"
At = Callable[[str | datetime], datetime]
Demonstrate = Callable[[], Demonstration]
TUESDAY = "2026-05-19T10:00:00+01:00"


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty passwords at full cost are seconds of each test, and not what is tested here."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)))


def test_inspections_stand_where_a_newcomer_expects_them(at: At, demonstrate: Demonstrate) -> None:
    at(TUESDAY)
    shown = demonstrate()
    administrator = shown.person("inspectorate_administrator", INSPECTORATE)
    listed = administrator.read("/inspections")["items"]
    weeks = {administrator.read(f"/inspections/{one['id']}/timetable")["current_week"]: one for one in listed}
    assert set(weeks) == {3, 11, 16, 23, None}
    assert [weeks[week]["state"] for week in (3, 11, 16, 23)] == ["active"] * 4
    assert weeks[None]["state"] == "published"
    due = administrator.read(f"/inspections/{weeks[11]['id']}/milestones/self_evaluation_due")
    assert due["due"]["due_local"] == "2026-05-20T12:00"
    shifts = administrator.read(f"/inspections/{weeks[23]['id']}/plan-shifts")["items"]
    assert [shift["weeks"] for shift in shifts] == [2]
    assert "local readers" in shifts[0]["reason"]
    lead = shown.person("lead_inspector", INSPECTORATE)
    receipts = [lead.get(f"/inspections/{weeks[week]['id']}/self-evaluation/submission/receipt") for week in (11, 16, None)]
    assert [receipt.status_code for receipt in receipts] == [404, 200, 200]
    assert all(receipt.json()["on_time"] for receipt in receipts[1:])
    assert len(lead.read(f"/inspections/{weeks[16]['id']}/evidence")["items"]) == 6
    # R22, R28, R30: whom to ring, on both sides; R48: by which route the self-evaluation came.
    contacts = lead.read(f"/inspections/{weeks[16]['id']}/contacts")["items"]
    assert len(contacts) == 5
    assert all(contact["telephone"] for contact in contacts)
    assert lead.read(f"/inspections/{weeks[16]['id']}/agreements/self_evaluation")["standing"]["route"] == "structured_form"
    # R156: on which basis case data is sent.
    terms = {week: lead.read(f"/inspections/{weeks[week]['id']}/agreements/case_data")["standing"] for week in (11, 16, None)}
    assert None not in terms.values()
    assert terms[16]["route"] == "upload"
    assert terms[16]["case_data"]["privacy_notice"]
    # R52: a list was refused once, mended and accepted; R56: no value stands in what stays of the first.
    lists = {week: lead.read(f"/inspections/{weeks[week]['id']}/case-lists")["items"] for week in (11, 16, None)}
    assert [[one["state"] for one in found] for found in lists.values()] == [["accepted", "refused"]] * 3
    assert [(one["cases"], one["problem_count"]) for one in lists[16]] == [(120, 0), (120, 5)]
    # R54, R55: a sample is drawn from it in week 8, released in week 12, and one of its cases replaced.
    samples = {week: lead.read(f"/inspections/{weeks[week]['id']}/case-sample")["sample"] for week in (11, 16, None)}
    assert [(one["population"], one["released_at"] is not None, one["replaced"]) for one in samples.values()] == [
        (120, False, 0),
        (120, True, 1),
        (120, True, 1),
    ]
    # R27, R72: who reads, and that they were trained; one kind of reader is still missing.
    group = lead.read(f"/inspections/{weeks[16]['id']}/case-reader-group")
    assert [kind["met"] for kind in group["kinds"]] == [True, False]
    assert (group["local_readers"], group["inspectors"], group["untrained"]) == (1, 1, [])
    chief, coordinator = shown.person("chief_executive", LORNE), shown.person("inspection_coordinator", LORNE)
    draft = f"/inspections/{weeks[23]['id']}"
    assert len(chief.read(f"{draft}/reports")["items"]) == 1
    assert coordinator.read(f"{draft}/reports")["items"] == []
    assert coordinator.read(f"{draft}/findings/sharing")["key_messages"]
    public = shown.client.get("/api/v1/public/reports").json()["items"]
    assert [report["council"] for report in public] == [STRATHMORE]


# The days that differ: the eve of a deadline moved into week 12, the last before a weekend, and the weekend itself.
@pytest.mark.parametrize("day", [0, 4, 6], ids=["Monday", "Friday", "Sunday"])
def test_all_that_happened_by_the_evening_can_be_played(at: At, demonstrate: Demonstrate, day: int) -> None:
    at(datetime(2026, 11, 30, 23, 30, tzinfo=UTC) + timedelta(days=day))
    shown = demonstrate()
    coordinator = shown.person("inspection_coordinator", STRATHMORE)
    found = [one["id"] for one in coordinator.read("/inspections")["items"] if one["state"] == "active"]
    receipts = [coordinator.get(f"/inspections/{one}/self-evaluation/submission/receipt").status_code for one in found]
    assert sorted(receipts) == [200, 404]


def test_everyone_can_sign_in_and_a_second_start_makes_nothing_again(
    app: FastAPI, database: Database, at: At, demonstrate: Demonstrate
) -> None:
    at(TUESDAY)
    shown = demonstrate()
    written = shown.home / "demonstration-accounts.json"
    assert written.stat().st_mode & 0o777 == 0o600
    told = json.loads(written.read_text())
    assert all(set(one) == {"email", "password", "role", "organisation"} for one in told)
    assert {one["role"] for one in told} == {role.value for role in Role}
    for one in told:
        seen = shown.person(one["role"], one["organisation"]).read("/inspections")["items"]
        if one["organisation"] != INSPECTORATE:
            assert {inspection["council"]["name"] for inspection in seen} == {one["organisation"]}
    assert find(STRATHMORE) is None
    assert find(LORNE) is None
    before = written.read_bytes()
    assert seed_demonstration(database, app.state.storage, shown.home) == []
    assert written.read_bytes() == before
    with system_session(database) as session:
        assert find_breaks(session) == []


def test_production_refuses(app: FastAPI, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "production", True)
    with pytest.raises(NoDemonstrationHere):
        seed_demonstration(database, app.state.storage, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", range(1, 15))
def test_on_every_day_the_eve_is_the_day_before_a_working_day(day: int) -> None:
    today = date(2026, 6, day)
    eve = next(wanted for wanted in inspections(today) if wanted.due_on is not None)
    assert eve.due_on is not None
    assert 1 <= (eve.due_on - today).days <= 3
    assert eve.due_on.weekday() < 5
    assert all(wanted.week_1_on.weekday() == 0 for wanted in inspections(today))
    wednesday_of_week_11 = eve.week_1_on.toordinal() + 72
    assert 0 <= eve.due_on.toordinal() - wednesday_of_week_11 <= 6
