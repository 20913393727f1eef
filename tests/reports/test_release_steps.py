"""What each signatory is told of a release: who proposed it, what is missing, and why not yet (R113, R122, R124)."""

from typing import Any

import pytest
from tests.conducted import Conducted
from tests.reports.test_releases import (
    CHIEF_EXECUTIVE,
    CHIEF_SOCIAL_WORK_OFFICER,
    LEAD,
    PUBLISH_AT,
    QA,
    release,
    released,
    report,
    to_publication,
)

from plumbline.identity.roles import Role

__all__ = ["report"]


def shown(inspection: Conducted, report: dict[str, Any], role: Role) -> dict[str, Any]:
    return inspection.by(role).get(f"{inspection.path}/reports/{report['id']}").json()


def step(inspection: Conducted, report: dict[str, Any], role: Role, kind: str) -> dict[str, Any]:
    return next(one for one in shown(inspection, report, role)["steps"] if one["kind"] == kind)


def may(step: dict[str, Any], action: str = "release_report") -> tuple[bool, str | None]:
    found = next(one for one in step["permitted_actions"] if one["action"] == action)
    return found["allowed"], found["reason"]


def test_each_step_says_why_not_yet_and_then_who_signs_next(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(21)
    allowed, reason = may(step(conducted, report, LEAD, "draft_for_comment"))
    assert (allowed, reason) == (False, "Draft report issued: not before start of Monday 1 June 2026.")
    conducted.week(22)
    assert may(step(conducted, report, LEAD, "draft_for_comment")) == (True, None)
    assert may(step(conducted, report, LEAD, "draft_for_comment"), "recall_release") == (False, "Nothing is proposed.")
    assert may(step(conducted, report, Role.INSPECTION_TEAM, "draft_for_comment"))[0] is False
    assert release(conducted, report, LEAD, "draft_for_comment").status_code == 201
    proposed = step(conducted, report, LEAD, "draft_for_comment")
    assert (proposed["standing"]["first_role"], proposed["standing"]["awaits"]) == ("lead inspector", "quality assurance service manager")
    name = conducted.by(LEAD).name
    assert may(proposed) == (False, f"{name} proposed it as lead inspector; now the quality assurance service manager consents.")
    assert may(step(conducted, report, QA, "draft_for_comment")) == (True, None)
    assert may(proposed, "recall_release") == (True, None)
    assert release(conducted, report, QA, "draft_for_comment").status_code == 201
    assert may(step(conducted, report, QA, "draft_for_comment"), "recall_release")[0] is False


def test_a_step_waits_for_the_one_before_it(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(28)
    assert may(step(conducted, report, LEAD, "published")) == (False, "First comes the embargoed copy.")
    released(conducted, report, "draft_for_comment")
    assert may(step(conducted, report, LEAD, "embargoed")) == (True, None)


def test_the_draft_has_no_other_receivers_than_the_two_chief_officers(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    receivers = {kind: step(conducted, report, LEAD, kind)["receivers"] for kind in ("draft_for_comment", "embargoed", "published")}
    chiefs = {conducted.by(role).name for role in (CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER)}
    assert {one["name"] for one in receivers["draft_for_comment"]} == chiefs
    leading = chiefs | {conducted.by(role).name for role in (Role.INSPECTION_COORDINATOR, Role.SENIOR_MANAGER)}
    assert {one["name"] for one in receivers["embargoed"]} == leading
    assert receivers["published"] == []


def test_what_was_called_off_stays_on_record_with_its_reason(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    first = release(conducted, report, LEAD, "draft_for_comment").json()
    recall = f"{conducted.path}/reports/{report['id']}/releases/{first['id']}/recall"
    assert conducted.by(QA).post(recall, {"reason": "A paragraph is still with the team."}).status_code == 204
    seen = shown(conducted, report, LEAD)
    assert seen["releases"] == []
    [called_off] = seen["called_off"]
    assert (called_off["recalled_by"], called_off["recall_reason"]) == (conducted.by(QA).name, "A paragraph is still with the team.")
    assert called_off["awaits"] is None
    assert may(step(conducted, report, LEAD, "draft_for_comment")) == (True, None)
    # What was called off is proposed again from the beginning: the consent of before counts for nothing.
    assert release(conducted, report, QA, "draft_for_comment").json()["effective_at"] is None


def test_the_list_says_how_far_a_version_went_as_each_reader_may_know(conducted: Conducted, report: dict[str, Any]) -> None:
    def listed(role: Role) -> list[tuple[Any, ...]]:
        items = conducted.by(role).get(f"{conducted.path}/reports").json()["items"]
        return [(one["released_as"], one["proposed"], one["awaiting_terms"]) for one in items]

    conducted.week(22)
    assert release(conducted, report, LEAD, "draft_for_comment").status_code == 201
    assert listed(QA) == [(None, "draft_for_comment", False)]
    assert listed(CHIEF_EXECUTIVE) == []
    assert release(conducted, report, QA, "draft_for_comment").status_code == 201
    assert listed(CHIEF_EXECUTIVE) == [("draft_for_comment", None, False)]
    conducted.week(27)
    manager = conducted.by(Role.SENIOR_MANAGER)
    assert release(conducted, report, LEAD, "embargoed", recipients=[str(manager.id)]).status_code == 201
    # What the inspectorate has in hand is no business of those who hold the draft.
    assert listed(CHIEF_EXECUTIVE) == [("draft_for_comment", None, False)]
    assert release(conducted, report, QA, "embargoed", recipients=[str(manager.id)]).status_code == 201
    assert listed(Role.SENIOR_MANAGER) == [("embargoed", None, True)]
    assert listed(CHIEF_EXECUTIVE) == [("draft_for_comment", None, False)]
    assert listed(LEAD) == [("embargoed", None, False)]


@pytest.mark.parametrize("role", [CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER])
def test_the_council_never_reads_who_proposed_what(conducted: Conducted, report: dict[str, Any], role: Role) -> None:
    to_publication(conducted, report)
    seen = shown(conducted, report, role)
    assert (seen["steps"], seen["releases"], seen["called_off"], seen["published_at"]) == ([], [], [], None)
    assert seen["released_as"] in {"draft_for_comment", "embargoed"}
    conducted.at(PUBLISH_AT)
    assert shown(conducted, report, role)["steps"] == []


def test_the_public_reads_what_each_version_corrected(conducted: Conducted, report: dict[str, Any]) -> None:
    to_publication(conducted, report)
    conducted.at(PUBLISH_AT)
    public = conducted.cast.client.get(f"/api/v1/public/reports/{conducted.reference}").json()
    assert public["history"] == [{"version": 1, "published_at": PUBLISH_AT, "correction_note": None}]
