"""Weeks and deadlines of 2019, typed from the guidance and not from the file."""

import pytest
from tests.methodology.documents import JSW

from plumbline.identity.roles import Role, Side
from plumbline.methodology.plan import AfterMilestone, InWeek

INSPECTORATE, COUNCIL = Side.INSPECTORATE, Side.COUNCIL


def test_the_plan_has_five_stages_in_28_weeks() -> None:
    assert [stage.title for stage in JSW.stages] == [
        "Notification, preparation and engagement",
        "Self-evaluation and supporting evidence",
        "Case file reading",
        "Onsite activity",
        "Report publication",
    ]
    assert JSW.total_weeks == 28
    assert JSW.stage(5).first_week == 18


@pytest.mark.parametrize(
    ("week", "stage", "parties"),
    [
        (1, 1, {INSPECTORATE, COUNCIL}),
        (5, 1, {INSPECTORATE, COUNCIL}),
        (8, 1, {INSPECTORATE, COUNCIL}),
        (11, 2, {INSPECTORATE, COUNCIL}),
        (12, 2, {INSPECTORATE, COUNCIL}),
        (13, 3, {INSPECTORATE, COUNCIL}),
        (14, 3, {INSPECTORATE}),
        (15, 4, {INSPECTORATE, COUNCIL}),
        (17, 4, {INSPECTORATE, COUNCIL}),
        (18, 5, {INSPECTORATE}),
        (19, 5, {INSPECTORATE, COUNCIL}),
        (20, 5, {INSPECTORATE}),
        (22, 5, {INSPECTORATE, COUNCIL}),
        (24, 5, {INSPECTORATE, COUNCIL}),
        (27, 5, {INSPECTORATE, COUNCIL}),
        (28, 5, {INSPECTORATE, COUNCIL}),
    ],
)
def test_each_week_of_the_guidance_has_the_tasks_of_its_columns(week: int, stage: int, parties: set[Side]) -> None:
    """R145."""
    tasks = JSW.tasks_in(week)
    assert {task.party for task in tasks} == parties
    assert {task.stage for task in tasks} == {stage}


def test_the_weeks_in_which_nothing_is_asked_are_known() -> None:
    """R145: gaps are shown, they do not vanish."""
    assert JSW.quiet_weeks == (2, 3, 4, 6, 7, 9, 10, 16, 21, 23, 25, 26)


@pytest.mark.parametrize(
    ("milestone", "party", "week", "weekday", "time", "wording"),
    [
        ("notification_letter_issued", INSPECTORATE, 1, "friday", None, "in_week"),
        ("coordinator_appointed", COUNCIL, 1, "sunday", None, "by"),  # R21: overdue from Monday of week 2
        ("briefing_held", INSPECTORATE, 5, "friday", None, "in_week"),
        ("coordination_meeting_held", INSPECTORATE, 5, "friday", None, "in_week"),
        ("case_list_due", COUNCIL, 8, "friday", None, "in_week"),
        ("case_sample_drawn", INSPECTORATE, 8, "friday", None, "in_week"),
        ("self_evaluation_due", COUNCIL, 11, "wednesday", "12:00", "no_later_than"),  # R60
        ("positions_recorded", INSPECTORATE, 12, "friday", None, "in_week"),
        ("case_sample_released", INSPECTORATE, 12, "monday", None, "beginning_of"),  # R55: for the reading in week 13
        ("readers_trained", INSPECTORATE, 12, "sunday", None, "by"),  # in advance of week 13
        ("case_files_read", INSPECTORATE, 13, "friday", None, "in_week"),
        ("case_reading_analysed", INSPECTORATE, 14, "friday", None, "in_week"),
        ("first_onsite_week", INSPECTORATE, 15, "friday", None, "in_week"),
        ("key_messages_discussed", INSPECTORATE, 15, "friday", None, "in_week"),
        ("second_onsite_week", INSPECTORATE, 17, "friday", None, "in_week"),
        ("report_drafted", INSPECTORATE, 18, "friday", None, "in_week"),
        ("consensus_reached", INSPECTORATE, 19, "friday", None, "in_week"),
        ("findings_shared", INSPECTORATE, 19, "friday", None, "in_week"),
        ("quality_assurance_completed", INSPECTORATE, 20, "friday", None, "in_week"),
        ("draft_report_issued", INSPECTORATE, 22, "monday", None, "beginning_of"),  # R113
        ("accuracy_changes_notified", INSPECTORATE, 24, "friday", None, "in_week"),  # R153
        ("accuracy_comments_due", COUNCIL, 24, "monday", None, "by"),  # R116
        ("embargoed_copy_sent", INSPECTORATE, 27, "friday", None, "in_week"),
        ("report_published", INSPECTORATE, 28, "friday", None, "in_week"),
    ],
)
def test_each_milestone_has_the_deadline_of_the_guidance(
    milestone: str, party: Side, week: int, weekday: str, time: str | None, wording: str
) -> None:
    task = JSW.milestone(milestone)
    assert task.party is party
    assert isinstance(task.deadline, InWeek)
    assert (task.deadline.week, task.deadline.weekday, task.deadline.time, task.deadline.wording) == (week, weekday, time, wording)


def test_the_improvement_plan_is_due_six_weeks_after_the_publication_that_took_place() -> None:
    """R125."""
    task = JSW.milestone("improvement_plan_due")
    assert task.deadline == AfterMilestone(rule="after_milestone", milestone="report_published", days=42, wording="within")


def test_the_milestones_above_are_all_there_are() -> None:
    assert len(JSW.milestones) == 25


def test_the_council_sees_only_the_planned_week_of_what_is_internal_to_the_inspectorate() -> None:
    hidden = {task.milestone.code for task in JSW.milestones if task.milestone and task.milestone.council_sees == "planned_week"}
    assert hidden == {
        *("case_sample_drawn", "positions_recorded", "case_reading_analysed"),
        *("report_drafted", "consensus_reached", "quality_assurance_completed"),
    }
    assert all(JSW.milestone(code).party is INSPECTORATE for code in hidden)


@pytest.mark.parametrize(
    ("milestone", "week"),
    [
        ("case_sample_released", 12),
        ("findings_shared", 19),
        ("draft_report_issued", 22),
        ("embargoed_copy_sent", 27),
        ("report_published", 28),
    ],
)
def test_a_release_does_not_open_before_the_monday_of_its_week(milestone: str, week: int) -> None:
    """R109: an explicit act, and not before its time."""
    release = JSW.milestone(milestone).milestone
    assert release is not None
    assert release.opens is not None
    assert (release.opens.week, release.opens.weekday, release.opens.wall_time) == (week, "monday", None)


def test_nothing_but_a_release_waits_for_a_moment_to_open() -> None:
    assert sum(1 for task in JSW.milestones if task.milestone and task.milestone.opens) == 5


def test_what_the_guidance_says_may_be_done_is_optional_and_the_rest_is_not() -> None:
    optional = {task.code for task in JSW.tasks if task.optional}
    assert optional == {"confirm_onsite_arrangements", "follow_up_cases", "cancel_unneeded_activities"}


@pytest.mark.parametrize(
    ("milestone", "roles"),
    [
        ("coordinator_appointed", {Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER}),
        ("self_evaluation_due", {Role.INSPECTION_COORDINATOR, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE}),
        ("case_sample_drawn", {Role.ANALYST}),
        ("case_sample_released", {Role.ANALYST}),
        ("quality_assurance_completed", {Role.QA_SERVICE_MANAGER}),
        ("draft_report_issued", {Role.LEAD_INSPECTOR, Role.QA_SERVICE_MANAGER}),
        ("accuracy_comments_due", {Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER}),
    ],
)
def test_a_task_falls_to_the_roles_that_may_do_it(milestone: str, roles: set[Role]) -> None:
    assert set(JSW.milestone(milestone).roles) == roles


def test_noon_on_the_wednesday_of_week_11_is_72_days_after_the_monday_of_week_1() -> None:
    rule = JSW.milestone("self_evaluation_due").deadline
    assert isinstance(rule, InWeek)
    assert rule.days_after_week_1 == 72
    assert rule.wall_time is not None
    assert rule.wall_time.isoformat() == "12:00:00"
