"""Who is told what, from the acts of the ledger: those whom it concerns, on both sides of the wall."""

import json

import pytest
from fastapi import FastAPI
from tests.authz.world import World, agree_publication, embargo, issue, notify, populate, publish, release_sample, share, submit
from tests.comments.test_comments import comment
from tests.conducted import Conducted, everyone
from tests.notifications.inbox import kinds, notices
from tests.people import Cast

from plumbline.identity.roles import COUNCIL_LEADERS, EVERY_ROLE, LEAD, Role, Side
from plumbline.kernel.ledger import ACTIONS
from plumbline.main import POLICIES
from plumbline.notifications.kinds import KINDS, Kind, register

R = Role
COUNCIL = {role for role in EVERY_ROLE if role.side is Side.COUNCIL}
CHIEFS = {R.CHIEF_EXECUTIVE, R.CHIEF_SOCIAL_WORK_OFFICER}
LEADERS = CHIEFS | {R.INSPECTION_COORDINATOR, R.SENIOR_MANAGER}
INSIDE = {R.LEAD_INSPECTOR, R.INSPECTION_TEAM, R.QA_SERVICE_MANAGER, R.STRATEGIC_SUPPORT_OFFICER}
INSPECTORATE = INSIDE | {R.ANALYST}

# Typed from the table of who sees what. Whoever acts is not told: the lead of the letter, and so on.
TOLD: dict[str, set[Role]] = {
    "stage_changed": (INSPECTORATE - {R.LEAD_INSPECTOR}) | LEADERS,
    "scope_changed": (INSPECTORATE - {R.LEAD_INSPECTOR}) | LEADERS,
    "training_changed": {R.INSPECTION_TEAM, R.INSPECTION_COORDINATOR, R.LOCAL_FILE_READER},
    "agreement_changed": CHIEFS | {R.STRATEGIC_SUPPORT_OFFICER, R.INSPECTION_COORDINATOR},
    "case_data_agreement_changed": CHIEFS | {R.LEAD_INSPECTOR, R.STRATEGIC_SUPPORT_OFFICER, R.INSPECTION_COORDINATOR},
    "case_list_requested": CHIEFS | {R.INSPECTION_COORDINATOR, R.CONTRIBUTOR},
    "case_list_accepted": {R.LEAD_INSPECTOR, R.STRATEGIC_SUPPORT_OFFICER, R.ANALYST},
    "case_list_refused": {R.STRATEGIC_SUPPORT_OFFICER},
    "case_sample_drawn": {R.LEAD_INSPECTOR, R.STRATEGIC_SUPPORT_OFFICER},
    "case_replacement_asked": {R.LEAD_INSPECTOR},
    "case_sample_released": {R.LEAD_INSPECTOR, R.INSPECTION_TEAM, R.STRATEGIC_SUPPORT_OFFICER, R.INSPECTION_COORDINATOR},
    "question_waits": {R.INSPECTION_COORDINATOR, R.LEAD_INSPECTOR, R.STRATEGIC_SUPPORT_OFFICER},
    "comment_for_both_sides": {R.LEAD_INSPECTOR, R.STRATEGIC_SUPPORT_OFFICER},
    "evaluations_approved": INSPECTORATE - {R.QA_SERVICE_MANAGER},
    "self_evaluation_submitted": INSIDE | (LEADERS - {R.INSPECTION_COORDINATOR}),
    "findings_shared": (INSIDE - {R.LEAD_INSPECTOR}) | LEADERS,
    "report_release_proposed": {R.QA_SERVICE_MANAGER},
    "draft_report_issued": (INSIDE - {R.QA_SERVICE_MANAGER}) | CHIEFS,
    "embargoed_copy_sent": (INSIDE - {R.QA_SERVICE_MANAGER}) | LEADERS,
    "publication_agreed": INSIDE - {R.QA_SERVICE_MANAGER},
    "report_published": set(everyone()) - {R.QA_SERVICE_MANAGER},
    "invitation_accepted": set(),
}


@pytest.fixture
def published(cast: Cast, at: object) -> World:
    world = populate(cast, at)  # type: ignore[arg-type]
    notify(world)
    submit(world)
    world.conducted.week(19)
    share(world)
    release_sample(world)
    issue(world)
    embargo(world, R.SENIOR_MANAGER)
    agree_publication(world)
    publish(world)
    return world


def test_from_the_letter_to_publication_each_role_hears_of_what_it_may_see_and_of_nothing_else(published: World) -> None:
    """R22: the coordinator is told of everything that the council is told of; nothing of what the council may not know."""
    for role in everyone():
        heard = set(kinds(published.by(role)))
        assert heard == {kind for kind, roles in TOLD.items() if role in roles}, role


def test_no_notice_carries_a_word_of_what_it_is_about(published: World) -> None:
    for role in everyone():
        answer = json.dumps(notices(published.by(role)))
        assert "CANARY" not in answer
        assert "Excellent" not in answer
        council = role in COUNCIL
        assert not council or "evaluation" not in answer.replace("self-evaluation", "").replace("self_evaluation", ""), role


def test_every_notice_of_the_council_reaches_its_coordinator_who_may_read_the_act(app: FastAPI) -> None:
    """R22, for the whole catalogue: the default recipient of every council notice."""
    assert app.title
    assert len(KINDS) > 20
    for kind in KINDS.values():
        for act in kind.acts:
            readers = ACTIONS[act].sides.get("council", frozenset())
            assert not kind.readers & COUNCIL_LEADERS or R.INSPECTION_COORDINATOR not in readers or R.INSPECTION_COORDINATOR in kind.readers


def test_a_kind_that_would_tell_more_people_than_read_the_act_cannot_be_registered(app: FastAPI) -> None:
    assert app.title
    leaking = Kind(name="leak", sentence="Something.", readers=LEAD | COUNCIL_LEADERS, acts=frozenset({"finding_added"}))
    with pytest.raises(ValueError, match="cannot read"):
        register(leaking)
    passing_over = Kind(name="passed_over", sentence="Something.", readers=frozenset({R.SENIOR_MANAGER}), acts=frozenset({"contact_added"}))
    with pytest.raises(ValueError, match="coordinator"):
        register(passing_over)
    for name in ("leak", "passed_over"):
        KINDS.pop(name, None)


def test_nothing_tells_the_council_of_an_evaluation(app: FastAPI) -> None:
    assert app.title
    acts = {action.name for policy in POLICIES if policy.__name__.endswith("evaluations.policy") for action in policy.ACTIONS}
    assert {"evaluation_recorded", "evaluations_approved"} <= acts
    told = [kind for kind in KINDS.values() if kind.acts & acts and not policy_of_self_evaluation(kind)]
    assert told
    assert all(not kind.readers & COUNCIL for kind in told)


def policy_of_self_evaluation(kind: Kind) -> bool:
    return any(act.startswith(("self_evaluation", "supplement", "submission")) for act in kind.acts)


def test_a_comment_for_one_side_tells_the_other_nothing_and_for_both_its_front(conducted: Conducted) -> None:
    people = {role: conducted.by(role) for role in (R.INSPECTION_COORDINATOR, R.CHIEF_EXECUTIVE, R.LEAD_INSPECTOR, R.ANALYST)}
    assert comment(conducted, people[R.LEAD_INSPECTOR], "my_side").status_code == 201
    assert [kinds(person) for person in people.values()] == [[], [], [], []]
    assert comment(conducted, people[R.LEAD_INSPECTOR], "both_sides").status_code == 201
    assert [kinds(person) for person in people.values()] == [["comment_for_both_sides"], [], [], []]


def test_a_comment_for_both_sides_on_what_the_other_cannot_see_tells_it_nothing(conducted: Conducted) -> None:
    """R109: that somebody spoke about an evaluation would be a hint of one."""
    coordinator, lead = conducted.by(R.INSPECTION_COORDINATOR), conducted.by(R.LEAD_INSPECTOR)
    assert comment(conducted, lead, "both_sides", subject_kind="evaluation", subject_id="5.2").status_code == 201
    assert kinds(coordinator) == []


def test_an_answer_tells_whoever_is_answered_once_though_they_are_mentioned_too(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(R.INSPECTION_COORDINATOR), conducted.by(R.CHIEF_EXECUTIVE)
    root = comment(conducted, coordinator, "my_side").json()
    assert comment(conducted, chief, "my_side", parent_id=root["id"]).status_code == 201
    assert comment(conducted, chief, "my_side", parent_id=root["id"], mentions=[str(coordinator.id)]).status_code == 201
    assert kinds(coordinator) == ["comment_answered", "mentioned"]
    assert kinds(chief) == []


def test_an_act_that_is_rolled_back_tells_nobody(conducted: Conducted) -> None:
    lead, coordinator = conducted.by(R.LEAD_INSPECTOR), conducted.by(R.INSPECTION_COORDINATOR)
    refused = lead.post(f"{conducted.path}/plan-shifts", {"from_week": 12, "weeks": -3, "reason": "Too early."})
    assert refused.status_code == 409
    assert kinds(coordinator) == []


def test_whoever_is_given_a_role_is_told_so(conducted: Conducted) -> None:
    lead = conducted.by(R.LEAD_INSPECTOR)
    colleague = conducted.cast.person(R.INSPECTION_TEAM)
    given = lead.post(f"{conducted.path}/members", {"account_id": str(colleague.id), "role": "inspection_team"})
    assert given.status_code == 201, given.text
    (notice,) = notices(colleague)
    assert (notice["kind"], notice["path"]) == ("role_given", conducted.path)
