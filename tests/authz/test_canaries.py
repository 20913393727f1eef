"""From week 10 to publication, at both edges of each gate: who finds which canary in any byte of any answer."""

from collections.abc import Callable, Iterable
from datetime import datetime

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.authz.calls import Operation, all_operations
from tests.authz.reading import canaries, known_to
from tests.authz.world import World, agree_publication, embargo, issue, notify, populate, publish, release_sample, share, submit
from tests.people import Cast

from plumbline.identity.roles import Role

R = Role
INSIDE = {R.LEAD_INSPECTOR, R.INSPECTION_TEAM, R.QA_SERVICE_MANAGER, R.STRATEGIC_SUPPORT_OFFICER}
INSPECTORATE = INSIDE | {R.ANALYST}
COORDINATOR = {R.INSPECTION_COORDINATOR}
CHIEFS = {R.CHIEF_SOCIAL_WORK_OFFICER, R.CHIEF_EXECUTIVE}
LEADERS = CHIEFS | {R.INSPECTION_COORDINATOR, R.SENIOR_MANAGER}
WRITERS = LEADERS | {R.CONTRIBUTOR}
EVERYBODY = INSPECTORATE | WRITERS | {R.LOCAL_FILE_READER, R.INSPECTORATE_ADMINISTRATOR, R.COUNCIL_ADMINISTRATOR}
EVALUATIONS = ("CANARY-EVAL", "Excellent")
SAMPLED = ("CANARY-SIZE", "CANARY-HAND", "CANARY-UNREAD")
REPORTED = (*EVALUATIONS, "CANARY-KEPT", "CANARY-SHARED")

# Who finds what before anything was handed over; what a moment adds stands in AFTER. Typed from the table of who sees what.
AT_FIRST: dict[str, set[Role]] = {
    "CANARY-EVAL": INSPECTORATE,
    "Excellent": INSPECTORATE,
    "The team agreed": INSPECTORATE,
    "CANARY-NOTE": INSIDE,
    "CANARY-KEPT": INSIDE,
    "CANARY-SHARED": INSIDE,
    "CANARY-WHY": INSIDE,
    "CANARY-MINE-LEAD": {R.LEAD_INSPECTOR},
    "CANARY-SIDE-INSPECTORATE": INSPECTORATE,
    "CANARY-MINE-COUNCIL": {R.INSPECTION_COORDINATOR},
    "CANARY-SIDE-COUNCIL": WRITERS,
    "CANARY-BOTH": INSPECTORATE | WRITERS,
    "CANARY-QUERY": INSPECTORATE | LEADERS,
    "CANARY-ASKED": INSPECTORATE | LEADERS,
    "CANARY-BASIS": INSPECTORATE | LEADERS,
    "CANARY-CITED": LEADERS,
    "CANARY-UNCITED": LEADERS,
    "CANARY-DRAFT": LEADERS,
    "CANARY-OWN": LEADERS,
    "CANARY-CODE": {R.INSPECTION_COORDINATOR, R.LOCAL_FILE_READER},
    "CANARY-CENSUS": CHIEFS | {R.LEAD_INSPECTOR, R.ANALYST, R.STRATEGIC_SUPPORT_OFFICER, R.INSPECTION_COORDINATOR, R.CONTRIBUTOR},
    "CANARY-HARMLESS": {R.LEAD_INSPECTOR, R.ANALYST, R.STRATEGIC_SUPPORT_OFFICER, R.INSPECTION_COORDINATOR},
    "CANARY-CASE": {R.LEAD_INSPECTOR, R.ANALYST, R.INSPECTION_COORDINATOR},
    **dict.fromkeys(SAMPLED, INSPECTORATE),
    "CANARY-WISH": {R.INSPECTION_COORDINATOR, R.STRATEGIC_SUPPORT_OFFICER, R.INSPECTORATE_ADMINISTRATOR},
}
AFTER: dict[str, dict[str, set[Role]]] = {
    "submitted": {"CANARY-CITED": INSPECTORATE, "CANARY-DRAFT": INSIDE},
    "shared": {"CANARY-SHARED": LEADERS},
    "sampled": dict.fromkeys(SAMPLED, COORDINATOR),
    "issued": dict.fromkeys(REPORTED, CHIEFS),
    "accepted": {canary: {R.SENIOR_MANAGER} for canary in REPORTED},
    "published": dict.fromkeys(REPORTED, EVERYBODY),
}


@pytest.fixture
def operations(app: FastAPI) -> dict[str, Operation]:
    return all_operations(app.openapi())


def may_find(role: Role, moments: Iterable[str]) -> set[str]:
    return {canary for canary, roles in AT_FIRST.items() if role in roles} | {
        canary for moment in moments for canary, roles in AFTER[moment].items() if role in roles
    }


def wrong(world: World, client: TestClient, operations: dict[str, Operation], moments: list[str], roles: set[Role]) -> list[str]:
    """Give who finds a canary that they may not find, or no longer finds one that they may."""
    trouble = []
    for role in sorted(roles):
        found = canaries(client, world.by(role).token, known_to(role, operations), world.ids)
        allowed = may_find(role, moments)
        trouble += [f"{role} finds {canary} by {found[canary]}" for canary in found.keys() - allowed]
        trouble += [f"{role} does not find {canary}" for canary in allowed - found.keys()]
    return trouble


def test_each_canary_is_found_by_those_who_may_and_by_nobody_else(
    cast: Cast, at: Callable[[datetime], datetime], served: TestClient, operations: dict[str, Operation]
) -> None:
    world = populate(cast, at)
    notify(world)

    def look(moments: list[str], roles: set[Role]) -> None:
        assert wrong(world, served, operations, moments, roles) == [], moments
        public = set(REPORTED) if "published" in moments else set()
        assert set(canaries(served, None, operations, world.ids)) == public, moments

    world.conducted.week(11)
    look([], EVERYBODY)
    submit(world)
    world.conducted.week(19)
    look(["submitted"], INSPECTORATE | {R.CONTRIBUTOR})
    share(world)
    release_sample(world)
    world.conducted.week(22)
    look(["submitted", "shared", "sampled"], WRITERS)
    issue(world)
    world.conducted.week(27)
    embargo(world, R.SENIOR_MANAGER)
    look(["submitted", "shared", "sampled", "issued"], WRITERS)
    terms = f"{world.path}/reports/{world.ids['report']}/terms"
    assert world.by(R.SENIOR_MANAGER).post(terms, {"accept": True}).status_code == 200
    agree_publication(world)
    world.conducted.at(datetime.fromisoformat("2026-07-14T08:20:00Z"))
    look(["submitted", "shared", "sampled", "issued", "accepted"], WRITERS)
    publish(world)
    look(["submitted", "shared", "sampled", "issued", "accepted", "published"], EVERYBODY)


def test_nothing_of_one_council_reaches_another(
    cast: Cast, at: Callable[[datetime], datetime], served: TestClient, operations: dict[str, Operation]
) -> None:
    """Both inspections are under way, with the same kinds of things in them."""
    world, other = populate(cast, at), populate(cast, at, "B", "-B")
    for one in (world, other):
        notify(one)
        submit(one)
    for one, marked in ((world, False), (other, True)):
        for role in sorted(LEADERS | {R.CONTRIBUTOR, R.LOCAL_FILE_READER, R.COUNCIL_ADMINISTRATOR, R.LEAD_INSPECTOR}):
            for ids in (world.ids, other.ids):
                found = canaries(served, one.by(role).token, known_to(role, operations), ids)
                strangers = {
                    canary: place for canary, place in found.items() if canary.startswith("CANARY") and canary.endswith("-B") is not marked
                }
                assert strangers == {}, role
