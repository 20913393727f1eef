"""What is to be done next is taken out with its references, to begin an improvement plan from (R137)."""

from typing import Any

from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role


def _actions(desk: Desk, role: Role) -> list[Any]:
    items: list[Any] = desk.read("/actions", desk.by(role))["items"]
    return items


def test_r137_the_actions_come_out_in_order_with_references_and_evidence(desk: Desk) -> None:
    desk.evidence("Plan of last year")
    desk.write("5.2", "We are good.", kind="strength")
    desk.write("5.2", "Review plans within ten days [E-001 p. 3].", "Train everybody.", kind="action")
    desk.write("1.1", "Measure outcomes.", kind="action")
    rows = _actions(desk, Role.INSPECTION_COORDINATOR)
    assert [(row["section"], row["reference"], row["text"]) for row in rows] == [
        ("1.1", "P1", "Measure outcomes."),
        ("5.2", "P1", "Review plans within ten days [E-001 p. 3]."),
        ("5.2", "P2", "Train everybody."),
    ]
    assert rows[1]["evidence"] == [{"evidence": "E-001", "version": None, "locator": "p. 3"}]
    assert rows[1]["covers"] == ["5.2"]


def test_the_inspectors_read_the_actions_that_were_submitted_and_a_contributor_their_own(desk: Desk) -> None:
    contributor = desk.by(Role.CONTRIBUTOR)
    desk.give("5.2", contributor)
    desk.write("5.2", "Train everybody.", kind="action", by=contributor)
    desk.write("1.1", "Measure outcomes.", kind="action")
    assert _actions(desk, Role.LEAD_INSPECTOR) == []
    assert [row["section"] for row in _actions(desk, Role.CONTRIBUTOR)] == ["5.2"]
    desk.submit()
    assert [row["text"] for row in _actions(desk, Role.LEAD_INSPECTOR)] == ["Measure outcomes.", "Train everybody."]


def test_r138_r142_an_action_is_exported_with_what_it_was_tagged_with(desk: Desk) -> None:
    tags = {"considerations": ["leadership"], "headline_outcomes": [1, 4]}
    action = {"kind": "action", "text": "Train everybody.", **tags}
    assert desk.put("/sections/5.2", {"statements": [action], "how_do_we_know": "", "question_answers": []}).status_code == 200
    row = _actions(desk, Role.INSPECTION_COORDINATOR)[0]
    assert {member: row[member] for member in tags} == tags
