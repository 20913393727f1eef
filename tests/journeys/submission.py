"""Weeks 9 to 12: evidence, the self-evaluation, its submission at 11:40 on the Wednesday, and the receipt."""

from typing import Any

from tests.journeys.journey import SLIP_FROM, SLIP_WEEKS, Journey, ok

from plumbline.demonstration import files
from plumbline.demonstration.texts import INDICATORS, STATEMENTS
from plumbline.identity.roles import Role

COORDINATOR, CONTRIBUTOR = Role.INSPECTION_COORDINATOR, Role.CONTRIBUTOR


def write(journey: Journey) -> None:
    """Weeks 9 and 10: three files, nine indicators, two statements; the inspectorate learns that it is under way."""
    journey.week(9, 1)
    coordinator = journey.by(COORDINATOR)
    ok(journey.by(Role.LEAD_INSPECTOR).post(f"{journey.path}/transitions", {"event": "advance"}))
    sections = [("Unpaid work", "What was done."), ("Funding", "What it cost.")]
    for name, content in (
        ("annual-report.pdf", files.pdf("Annual report", sections)),
        ("structure.docx", files.word("Structure and governance", sections)),
        ("measures.csv", files.table([["measure", "this year"], ["orders imposed", 452]])),
    ):
        item = ok(coordinator.post(f"{journey.path}/evidence", {"title": name, "file_name": name, "indicators": ["1.1"]}))
        ok(coordinator.call("PUT", f"{journey.path}/evidence/{item['id']}/content", content=content))
        journey.known["evidence_id"] = item["id"]
    # Only until the other text is there: a contributor writes the section that was given to them, and sees no other.
    given = f"{journey.path}/self-evaluation/sections/5.4/contributors"
    people = {"account_ids": [str(journey.by(CONTRIBUTOR).id)]}
    ok(coordinator.put(given, people, headers=coordinator.etag(given)))
    for code in INDICATORS:
        _save(journey, CONTRIBUTOR if code == "5.4" else COORDINATOR, code)
    assert journey.by(CONTRIBUTOR).get(f"{journey.path}/self-evaluation/sections/1.1").status_code == 404
    for code, parts in STATEMENTS.items():
        address = f"{journey.path}/self-evaluation/statements/{code}"
        answers = {"answers": [{"part": part, "text": text} for part, text in parts.items()]}
        ok(coordinator.put(address, answers, headers=coordinator.etag(address)))
    missing = ok(coordinator.get(f"{journey.path}/self-evaluation/validation"))
    assert missing["uncovered"] == []
    journey.known |= {"section": "1.1", "key": "preparedness"}
    seen = ok(journey.by(Role.INSPECTION_TEAM).get(f"{journey.path}/self-evaluation"))
    assert seen["state"] == "under_way"
    assert "sections" not in seen


def submit(journey: Journey) -> None:
    """Week 11, Wednesday, 11:40: on time, and the receipt says so to both sides."""
    journey.week(11, 2, "11:40:00")
    journey.tick(keep=frozenset({"submit_self_evaluation"}))
    receipt = ok(journey.by(COORDINATOR).post(f"{journey.path}/self-evaluation/submission"))
    assert receipt["on_time"], receipt
    assert receipt["due_local"] == "2026-03-18T12:00"
    assert len(receipt["evidence"]) == 3
    assert "11:40" in receipt["text"]
    for role in (Role.CHIEF_SOCIAL_WORK_OFFICER, Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER):
        again = ok(journey.by(role).get(f"{journey.path}/self-evaluation/submission/receipt"))
        assert (again["sha256"], again["text"]) == (receipt["sha256"], receipt["text"])
    milestone = ok(journey.by(Role.ANALYST).get(f"{journey.path}/milestones/self_evaluation_due"))
    assert (milestone["state"], milestone["late"]) == ("done", None)
    read = ok(journey.by(Role.INSPECTION_TEAM).get(f"{journey.path}/self-evaluation"))
    assert INDICATORS["9.4"].strength in str(read)
    second = journey.by(COORDINATOR).post(f"{journey.path}/self-evaluation/submission")
    assert second.status_code == 409


def slip_and_pause(journey: Journey) -> None:
    """Week 12: the plan slips by nine weeks, as real ones do, with the original dates kept; later it rests for two days."""
    journey.week(12, 3)
    lead = journey.by(Role.LEAD_INSPECTOR)
    before = _due(journey, "report_published")
    reason = "The local readers are needed elsewhere until June. Both sides agreed to the new dates."
    shift = {"from_week": SLIP_FROM, "weeks": SLIP_WEEKS, "reason": reason}
    assert journey.by(COORDINATOR).post(f"{journey.path}/plan-shifts", shift).status_code == 403
    ok(lead.post(f"{journey.path}/plan-shifts", shift))
    journey.slipped = True
    after = _due(journey, "report_published")
    assert (before["due"]["due_local"], after["due"]["due_local"]) == ("2026-07-17T23:59:59", "2026-09-18T23:59:59")
    assert after["planned"] == before["planned"]
    assert reason in str(ok(journey.by(Role.CHIEF_EXECUTIVE).get(f"{journey.path}/plan-shifts")))
    ok(lead.post(f"{journey.path}/transitions", {"event": "pause", "reason": "A service-wide emergency takes everybody away."}))
    assert ok(journey.by(COORDINATOR).get(journey.path))["state"] == "paused"
    assert lead.post(f"{journey.path}/transitions", {"event": "advance"}).status_code == 409
    journey.week(12, 5)
    ok(lead.post(f"{journey.path}/transitions", {"event": "resume", "reason": "Everybody is back."}))
    ok(lead.post(f"{journey.path}/transitions", {"event": "advance"}))
    journey.tick()


def _save(journey: Journey, role: Role, code: str) -> None:
    told, person = INDICATORS[code], journey.by(role)
    citations = [{"evidence": "E-001", "locator": "p. 1"}] if role is COORDINATOR else []
    statements = [
        {"kind": "strength", "text": told.strength, "citations": citations},
        {"kind": "area_for_improvement", "text": told.improvement, "citations": citations},
        {"kind": "action", "text": told.action},
    ]
    address = f"{journey.path}/self-evaluation/sections/{code}"
    ok(person.put(address, {"statements": statements, "how_do_we_know": told.known}, headers=person.etag(address)))


def _due(journey: Journey, milestone: str) -> Any:
    return ok(journey.by(COORDINATOR).get(f"{journey.path}/milestones/{milestone}"))
