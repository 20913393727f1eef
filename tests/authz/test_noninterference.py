"""What somebody may not see changes nothing that they can read: not a byte, not a tag, not a number."""

import re
from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from tests.authz.calls import all_operations
from tests.authz.reading import known_to, readings
from tests.authz.world import COORDINATOR, LEAD, QA, TEAM, World, notify, populate, share, submit
from tests.people import Cast

from plumbline.identity.roles import Role

R = Role
COUNCIL = (R.INSPECTION_COORDINATOR, R.SENIOR_MANAGER, R.CHIEF_EXECUTIVE, R.CONTRIBUTOR, R.LOCAL_FILE_READER, R.COUNCIL_ADMINISTRATOR)
INSPECTORATE = (R.LEAD_INSPECTOR, R.INSPECTION_TEAM, R.ANALYST, R.STRATEGIC_SUPPORT_OFFICER, R.QA_SERVICE_MANAGER)
CLOCK = re.compile(r'"(server_time|last_used_at|expires_at|read_at)": ?"[^"]*"')
STAMPS = {"x-request-id", "date"}
AUDIT = ("list_audit_events", "export_audit_events")
Seen = dict[str, tuple[int, dict[str, str], str]]


def seen_by(world: World, role: Role, app: FastAPI, client: TestClient) -> Seen:
    """Give all that somebody can read, but for what follows from the clock and the number of the request."""
    return {
        address: acts_alone(answer)
        if address.startswith(AUDIT)
        else (
            answer.status_code,
            {name: value for name, value in answer.headers.items() if name not in STAMPS},
            CLOCK.sub("", answer.text.replace(answer.headers["x-request-id"], "")) if "docx" not in address else "",
        )
        for address, answer in readings(client, world.by(role).token, known_to(role, all_operations(app.openapi())), world.ids)
    }


def acts_alone(answer: Response) -> tuple[int, dict[str, str], str]:
    """Leave out of the trail what this test opens itself while it reads everything."""
    items = answer.json().get("items", [])
    return answer.status_code, {}, str([item for item in items if item["action"] != "opened"])


def changed(before: dict[Role, Seen], after: dict[Role, Seen]) -> list[str]:
    return [
        f"{role}: {address}: {before[role][address]!s:.700} became {after[role][address]!s:.700}"
        for role in before
        for address in before[role]
        if before[role][address] != after[role][address]
    ]


def test_the_inspectorates_hidden_work_changes_nothing_for_the_council(
    cast: Cast, at: Callable[[datetime], datetime], app: FastAPI, served: TestClient
) -> None:
    world = populate(cast, at)
    notify(world)
    submit(world)
    world.conducted.week(20)
    share(world)
    before = {role: seen_by(world, role, app, served) for role in COUNCIL}
    world.made(TEAM, f"{world.path}/findings", {"kind": "strength", "indicator": "5.2", "text": "Hidden.", "to_share": True}, "new")
    world.made(LEAD, f"{world.path}/comments", {"subject_kind": "stage", "subject_id": "2", "text": "Hidden.", "audience": "mine"}, "new")
    hidden = {"subject_kind": "stage", "subject_id": "2", "text": "Hidden.", "audience": "my_side", "confirmed": True}
    world.made(QA, f"{world.path}/comments", hidden, "new")
    changed_evaluation = {"narrative": "Hidden.", "rationale": "Hidden.", "value": 2, "reason": "Hidden."}
    world.put(LEAD, f"{world.path}/evaluations/5.2", changed_evaluation)
    world.approve()
    world.made(LEAD, f"{world.path}/reports", {}, "new")
    answered = world.by(LEAD).post(f"{world.path}/case-sample/replacements/{world.ids['replacement']}/answer", {"agree": True})
    assert answered.status_code == 200, answered.text
    assert changed(before, {role: seen_by(world, role, app, served) for role in COUNCIL}) == []


def test_the_councils_draft_changes_nothing_for_the_inspectorate(
    cast: Cast, at: Callable[[datetime], datetime], app: FastAPI, served: TestClient
) -> None:
    world = populate(cast, at)
    notify(world)
    before = {role: seen_by(world, role, app, served) for role in INSPECTORATE}
    section = f"{world.path}/self-evaluation/sections/5.2"
    world.put(COORDINATOR, section, {"statements": [{"kind": "action", "text": "Hidden."}], "how_do_we_know": "", "question_answers": []})
    world.evidence(COORDINATOR, "Hidden", indicators=["5.2"])
    hidden = {"subject_kind": "stage", "subject_id": "2", "text": "Hidden.", "audience": "my_side", "confirmed": True}
    world.made(COORDINATOR, f"{world.path}/comments", hidden, "new")
    world.made(COORDINATOR, "/self-evaluations", {"title": "Hidden"}, "new")
    assert changed(before, {role: seen_by(world, role, app, served) for role in INSPECTORATE}) == []


def test_another_councils_inspection_changes_nothing(
    cast: Cast, at: Callable[[datetime], datetime], app: FastAPI, served: TestClient
) -> None:
    world = populate(cast, at)
    notify(world)
    cast.organisation("B")  # that there are other councils is public
    roles = (R.INSPECTION_COORDINATOR, R.CONTRIBUTOR, R.COUNCIL_ADMINISTRATOR, R.LEAD_INSPECTOR, R.ANALYST)
    before = {role: seen_by(world, role, app, served) for role in roles}
    notify(populate(cast, at, "B", "-B"))
    assert changed(before, {role: seen_by(world, role, app, served) for role in roles}) == []


def test_the_comparison_sees_a_difference(cast: Cast, at: Callable[[datetime], datetime], app: FastAPI, served: TestClient) -> None:
    world = populate(cast, at)
    before = {LEAD: seen_by(world, LEAD, app, served)}
    world.made(TEAM, f"{world.path}/findings", {"kind": "strength", "text": "Seen."}, "new")
    assert changed(before, {LEAD: seen_by(world, LEAD, app, served)}) != []
