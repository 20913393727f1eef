"""Weeks 13 to 28: findings without evaluations, the draft for two, the embargo, the publication at its instant."""

from datetime import datetime, timedelta
from typing import Any

from tests.journeys.journey import LABEL, LONDON, PHRASE, Journey, ok

from plumbline.identity.roles import COUNCIL, Role
from plumbline.reports.publication import settle_publications

LEAD, QUALITY = Role.LEAD_INSPECTOR, Role.QA_SERVICE_MANAGER
COORDINATOR, CHIEFS = Role.INSPECTION_COORDINATOR, (Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER)
REST = (COORDINATOR, Role.SENIOR_MANAGER, Role.CONTRIBUTOR, Role.LOCAL_FILE_READER)


def record_evaluations(journey: Journey, reason: str | None = None) -> None:
    """Record the phrase and the lowest point of the scale: from here on nobody of the council may ever be told either."""
    lead = journey.by(LEAD)
    for item in ok(lead.get(f"{journey.path}/evaluations"))["items"]:
        address = f"{journey.path}/evaluations/{item['indicator']}"
        agreed: dict[str, Any] = {"narrative": f"We saw {PHRASE}.", "reason": reason}
        if item["evaluated"]:
            agreed |= {"value": 1, "rationale": f"Because of {PHRASE}."}
        else:
            assert lead.put(address, agreed | {"value": 1, "rationale": "No."}, headers=lead.etag(address)).status_code == 409
        ok(lead.put(address, agreed, headers=lead.etag(address)))
    journey.known |= {"indicator": "5.2"}


def share_findings(journey: Journey) -> None:
    """Week 19: what was found and why there are no evaluations with it; not a day earlier."""
    lead = journey.by(LEAD)
    journey.week(15)
    ok(lead.post(f"{journey.path}/transitions", {"event": "advance"}))
    for kind, text in (("strength", "People were heard."), ("key_message", "The service knows where it has to get better.")):
        members = {"kind": kind, "text": text, "to_share": True, "internal_note": f"Mind {PHRASE}."}
        finding = ok(journey.by(Role.INSPECTION_TEAM).post(f"{journey.path}/findings", members))
        journey.known["finding_id"] = finding["id"]
    journey.week(18, 4)
    ok(lead.post(f"{journey.path}/transitions", {"event": "advance"}))
    act = {"sha256": ok(lead.get(f"{journey.path}/findings/sharing/preview"))["sha256"]}
    early = lead.post(f"{journey.path}/findings/sharing", act)
    assert early.status_code == 409
    assert early.json()["milestone"] == "findings_shared"
    assert journey.by(COORDINATOR).get(f"{journey.path}/findings/sharing").status_code == 404
    journey.week(19, 3)
    ok(lead.post(f"{journey.path}/findings/sharing", act))
    for role in (COORDINATOR, *CHIEFS):
        shared = ok(journey.by(role).get(f"{journey.path}/findings/sharing"))
        assert [message["text"] for message in shared["key_messages"]] == ["The service knows where it has to get better."]
        assert "evaluations" in shared["why_no_evaluations"]
        assert ok(journey.by(role).get(f"{journey.path}/evaluations"))["items"] == []
    journey.tick()


def approve_and_assemble(journey: Journey) -> None:
    journey.week(20, 3)
    quality = journey.by(QUALITY)
    sha256 = ok(quality.get(f"{journey.path}/evaluations"))["sha256"]
    assert journey.by(LEAD).post(f"{journey.path}/evaluations/approval", {"sha256": sha256}).status_code == 403
    ok(quality.post(f"{journey.path}/evaluations/approval", {"sha256": sha256}))
    report = ok(journey.by(LEAD).post(f"{journey.path}/reports"))
    journey.known["report_id"] = report["id"]
    early = _release(journey, LEAD, "draft_for_comment")
    assert early.status_code == 409
    assert early.json()["milestone"] == "draft_report_issued"


def issue_the_draft(journey: Journey) -> None:
    """Week 22: to the chief executive and the chief social work officer, by two people, and to nobody else."""
    journey.week(22)
    ok(_release(journey, LEAD, "draft_for_comment"))
    for role in CHIEFS:
        assert journey.by(role).get(_report(journey)).status_code == 404
    assert _release(journey, LEAD, "draft_for_comment").status_code == 409
    issued = ok(_release(journey, QUALITY, "draft_for_comment"))
    assert {recipient["name"] for recipient in issued["recipients"]} == {journey.by(role).name for role in CHIEFS}
    for role in CHIEFS:
        draft = ok(journey.by(role).get(_report(journey)))
        assert LABEL in str(draft)
        assert draft["marked_for"] == journey.by(role).name
    for role in REST:
        assert journey.by(role).get(_report(journey)).status_code == 404
    journey.tick(keep=frozenset({"publish_report", "send_embargoed_copy"}))


def send_under_embargo(journey: Journey) -> None:
    """Week 27: to named people, who read nothing before they accept the terms."""
    journey.week(27)
    recipients = [str(journey.by(role).id) for role in (*CHIEFS, COORDINATOR)]
    ok(_release(journey, LEAD, "embargoed", recipients=recipients))
    ok(_release(journey, QUALITY, "embargoed", recipients=recipients))
    coordinator = journey.by(COORDINATOR)
    assert coordinator.get(_report(journey)).status_code == 404
    terms = ok(coordinator.get(f"{_report(journey)}/terms"))
    assert terms["accepted_at"] is None
    ok(coordinator.post(f"{_report(journey)}/terms", {"accept": True}))
    assert LABEL in str(ok(coordinator.get(_report(journey))))
    assert journey.by(Role.SENIOR_MANAGER).get(f"{_report(journey)}/terms").status_code == 404


def publish(journey: Journey) -> None:
    """Week 28: agreed by two people, public at its instant and not a second before; six weeks to the improvement plan."""
    now = journey.week(28)
    instant = (now + timedelta(days=1)).replace(hour=9, minute=30)
    act = {"publish_at": instant.astimezone(LONDON).isoformat()}
    ok(_release(journey, QUALITY, "published", **act))
    ok(_release(journey, LEAD, "published", **act))
    public = f"/api/v1/public/reports/{journey.known['reference']}"
    journey.at(instant - timedelta(seconds=1))
    assert journey.client.get(public).status_code == 404
    assert journey.by(Role.SENIOR_MANAGER).get(_report(journey)).status_code == 404
    journey.at(instant)
    document = ok(journey.client.get(public))["document"]
    evaluated = {one["code"]: one["evaluation"]["label"] for one in document["indicators"] if one["evaluation"]}
    assert evaluated == dict.fromkeys(("1.1", "2.1", "5.2", "5.3", "9.4"), LABEL)
    assert len(document["indicators"]) == 9
    journey.app.state.jobs.run("settle_publications", settle_publications)
    assert ok(journey.by(COORDINATOR).get(journey.path))["state"] == "published"
    for role in sorted(COUNCIL):
        assert journey.by(role).get(_report(journey)).status_code == 200, role
    plan = ok(journey.by(COORDINATOR).get(f"{journey.path}/milestones/improvement_plan_due"))
    assert datetime.fromisoformat(plan["due"]["due_local"]).date() == instant.date() + timedelta(days=42)
    # What was found out later is recorded for a correction; what is published stays as it was read.
    lead, address = journey.by(LEAD), f"{journey.path}/evaluations/5.2"
    changed = {"value": 2, "rationale": "Two files were counted twice.", "narrative": "Counted again.", "reason": "An error."}
    ok(lead.put(address, changed, headers=lead.etag(address)))
    assert ok(journey.client.get(public))["document"] == document


def _report(journey: Journey) -> str:
    return f"{journey.path}/reports/{journey.known['report_id']}"


def _release(journey: Journey, role: Role, kind: str, **members: Any) -> Any:
    return journey.by(role).post(f"{_report(journey)}/releases", {"kind": kind, **members})
