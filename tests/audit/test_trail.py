"""The audit trail: every act and every opening of restricted material, each side's for itself, exportable by inspection (R149)."""

import csv
import io
from typing import Any

import pytest
from sqlalchemy import Engine, text
from tests.authz.world import PDF
from tests.conducted import Conducted
from tests.contract.test_query_counts import statements
from tests.people import Cast, Person

from plumbline.audit.trail import words_of
from plumbline.identity.roles import Role

COORDINATOR, LEAD, TEAM = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.INSPECTION_TEAM
CHIEF, SENIOR = Role.CHIEF_EXECUTIVE, Role.SENIOR_MANAGER


def events(by: Person, inspection: Conducted, **filters: Any) -> list[dict[str, Any]]:
    answer = by.get("/audit-events", params={"inspection_id": inspection.id, "limit": 200, **filters})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def actions(by: Person, inspection: Conducted, **filters: Any) -> list[str]:
    return [event["action"] for event in events(by, inspection, **filters)]


def filed(inspection: Conducted, by: Role = COORDINATOR) -> str:
    made = inspection.by(by).post(f"{inspection.path}/evidence", {"title": "Risk audit"}).json()
    address = f"{inspection.path}/evidence/{made['id']}/content"
    filled = inspection.by(by).call("PUT", address, params={"file_name": "Report.pdf"}, content=PDF)
    assert filled.status_code == 200, filled.text
    return address


def found(inspection: Conducted, text_: str = "Plans are made in time.", **members: Any) -> None:
    made = inspection.by(LEAD).post(f"{inspection.path}/findings", {"kind": "strength", "text": text_, **members})
    assert made.status_code == 201, made.text


def test_what_the_own_side_did_and_opened_is_one_list_newest_first(conducted: Conducted) -> None:
    conducted.week(3)
    address = filed(conducted)
    assert conducted.by(SENIOR).get(address).status_code == 200
    seen = events(conducted.by(COORDINATOR), conducted)
    assert [event["at"] for event in seen] == sorted((event["at"] for event in seen), reverse=True)
    opened = next(event for event in seen if event["action"] == "opened")
    assert (opened["actor"], opened["position"]) == (str(conducted.by(SENIOR).id), None)
    assert opened["summary"] == "Opened E-001, version 1."
    assert "evidence_file_received" in {event["action"] for event in seen}


def test_the_other_sides_work_and_readings_leave_no_trace(conducted: Conducted) -> None:
    conducted.week(3)
    lead, coordinator = conducted.by(LEAD), conducted.by(COORDINATOR)
    address = filed(conducted)
    before = {by: lead_or.get("/audit-events", params={"inspection_id": conducted.id}) for by, lead_or in ((1, lead), (2, coordinator))}
    found(conducted)
    assert coordinator.get("/audit-events", params={"inspection_id": conducted.id}).content == before[2].content
    conducted.by(SENIOR).get(address)
    after = events(lead, conducted)
    assert [event["action"] for event in after][:1] == ["finding_added"]
    assert "opened" not in {event["action"] for event in after}, "that the council read its own evidence is the council's business"


def test_the_lead_reads_the_whole_of_the_inspectorate_and_the_team_what_its_roles_read(conducted: Conducted) -> None:
    conducted.week(3)
    found(conducted)
    analyst, lead = conducted.by(Role.ANALYST), conducted.by(LEAD)
    assert "finding_added" in actions(lead, conducted)
    assert "finding_added" not in actions(analyst, conducted)
    narrow = conducted.cast.machine(LEAD, conducted.id, "audit:read_own")
    wide = conducted.cast.machine(LEAD, conducted.id, "audit:read audit:read_own")
    assert set(actions(narrow, conducted)) <= set(actions(wide, conducted))
    assert conducted.cast.machine(LEAD, conducted.id, "findings:read").get("/audit-events").status_code == 403


def test_each_filter_narrows(conducted: Conducted) -> None:
    start = conducted.week(3)
    found(conducted)
    later = conducted.week(4)
    conducted.by(TEAM).post(f"{conducted.path}/findings", {"kind": "strength", "text": "Later."})
    lead = conducted.by(LEAD)
    assert actions(lead, conducted, action="finding_added") == ["finding_added"] * 2
    assert actions(lead, conducted, **{"from": later.isoformat()}) == ["finding_added"]
    assert len(actions(lead, conducted, action="finding_added", **{"from": start.isoformat(), "to": later.isoformat()})) == 1
    assert actions(lead, conducted, actor=conducted.by(TEAM).name[:14].upper()) == ["finding_added"]
    assert actions(lead, conducted, actor="%") == []
    assert {row["action"] for row in lead.get("/audit-events/actions").json()["items"]} >= {"finding_added", "opened"}


def test_pages_follow_each_other_without_a_gap(conducted: Conducted) -> None:
    conducted.week(3)
    for number in range(7):
        found(conducted, f"Finding {number}")
    lead, pages, cursor = conducted.by(LEAD), [], None
    whole = [event["id"] for event in events(lead, conducted)]
    while True:
        asked = {"inspection_id": conducted.id, "limit": 3, **({"cursor": cursor} if cursor else {})}
        page = lead.get("/audit-events", params=asked).json()
        pages += [event["id"] for event in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert pages == whole


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.LOCAL_FILE_READER])
@pytest.mark.parametrize("path", ["", "/export", "/verification", "/actions"])
def test_contributors_and_readers_find_no_trail(conducted: Conducted, role: Role, path: str) -> None:
    assert conducted.by(role).get(f"/audit-events{path}").status_code == 404


def test_another_councils_people_find_nothing(conducted: Conducted, cast: Cast) -> None:
    stranger = cast.person(Role.COUNCIL_ADMINISTRATOR, council="B")
    for path in ("", "/export", "/verification"):
        assert stranger.get(f"/audit-events{path}", params={"inspection_id": conducted.id}).status_code == 404
    assert stranger.get("/audit-events").json()["items"] == []


def test_an_administrator_reads_what_was_done_to_accounts_and_no_content(conducted: Conducted, cast: Cast) -> None:
    conducted.week(3)
    administrator, other = cast.person(Role.INSPECTORATE_ADMINISTRATOR), conducted.by(TEAM)
    found(conducted)
    administrator.post(f"/accounts/{other.id}/session-ending", {"reason": "A lost laptop."})
    seen = administrator.get("/audit-events").json()["items"]
    assert {event["action"] for event in seen} >= {"sessions_ended"}
    assert {event["inspection_id"] for event in seen} == {None}
    assert next(event["reason"] for event in seen if event["action"] == "sessions_ended") == "A lost laptop."


def test_csv_is_safe_to_open_and_json_holds_the_same(conducted: Conducted) -> None:
    conducted.week(3)
    lead = conducted.by(LEAD)
    lead.post(f"{conducted.path}/findings", {"kind": "strength", "text": "x"}, headers={"Audit-Reason": "%3DHYPERLINK(%22x%22)"})
    answer = lead.get("/audit-events/export", params={"inspection_id": conducted.id})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="audit-')
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows[-1]["reason"] == '\'=HYPERLINK("x")'
    document = lead.get("/audit-events/export", params={"inspection_id": conducted.id, "format": "json"}).json()
    assert [item["id"] for item in document["items"]][: len(rows)] == [row["id"] for row in rows]
    assert document["items"][-1]["summary"] == "Opened the audit trail, to take away.", "the first export is in the second"


def test_verification_names_the_entry_that_was_changed(conducted: Conducted, sweeper: Engine) -> None:
    conducted.week(3)
    for number in range(4):
        found(conducted, f"Finding {number}")
    lead, asked = conducted.by(LEAD), {"inspection_id": conducted.id}
    whole = lead.get("/audit-events/verification", params=asked).json()
    assert (whole["holds"], whole["broken"], whole["openings_hold"]) == (True, None, True)
    changed = events(lead, conducted, action="finding_added")[1]
    with sweeper.begin() as connection:
        connection.execute(text("update ledger_entry set actor_name = 'somebody else' where id = :id"), {"id": changed["id"]})
    broken = lead.get("/audit-events/verification", params=asked).json()
    assert broken["holds"] is False
    assert broken["broken"] == {"position": changed["position"], "entry_id": changed["id"], "detail": "it was changed after it was written"}
    other = conducted.by(COORDINATOR).get("/audit-events/verification", params=asked).json()
    assert (other["holds"], other["openings_hold"]) == (True, None), "the council's chain is its own"


@pytest.mark.parametrize("back", [1, 0])
def test_verification_names_the_entry_that_was_taken_out(conducted: Conducted, sweeper: Engine, back: int) -> None:
    conducted.week(3)
    for number in range(3):
        found(conducted, f"Finding {number}")
    lead = conducted.by(LEAD)
    gone = events(lead, conducted, action="finding_added")[back]
    with sweeper.begin() as connection:
        connection.execute(text("delete from ledger_entry where id = :id"), {"id": gone["id"]})
    broken = lead.get("/audit-events/verification", params={"inspection_id": conducted.id}).json()["broken"]
    assert (broken["position"], broken["entry_id"]) == (gone["position"], None)


def test_it_must_be_said_which_chain(conducted: Conducted) -> None:
    answer = conducted.by(LEAD).get("/audit-events/verification")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/inspection_id")


def test_the_number_of_statements_does_not_follow_the_events(conducted: Conducted) -> None:
    conducted.week(3)
    lead, asked = conducted.by(LEAD), {"inspection_id": conducted.id}

    def counts() -> list[int]:
        numbers = []
        for path in ("/audit-events", "/audit-events/export", "/audit-events/verification"):
            token = lead.token
            with statements(lead.app) as sent:
                lead.client.get(f"/api/v1{path}", params=asked, headers={"Authorization": f"Bearer {token}"})
            numbers.append(len(sent))
        return numbers

    few = counts()
    for number in range(8):
        found(conducted, f"Finding {number}")
    assert counts() == few
    assert max(few) <= 6


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("findings_shared", "Findings shared"),
        ("comment_added_both_sides_council", "Comment added, both sides (council)"),
        ("opened", "Opened"),
    ],
)
def test_a_word_of_the_ledger_is_said_as_people_say_it(action: str, words: str) -> None:
    assert words_of(action) == words
