"""Statements for each operation that reads: a number typed by hand, the same for few rows and for many."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import event
from tests.authz.calls import all_operations
from tests.authz.world import COORDINATOR, LEAD, World, notify, populate, submit
from tests.case_files.lists.sent import cases, send
from tests.people import Cast

from plumbline.identity.roles import Role

# The caller, the inspection and the thing itself take three; one more where a council's administrator asks, whose reach is looked up.
MOST = {
    name: most
    for most, names in {
        0: "get_authorization_server get_signing_keys",
        1: "list_councils list_methodologies read_limits",
        2: "read_case_list_template list_public_reports read_format_request read_methodology",
        3: """
            list_api_client_choices list_audit_actions
            export_own_self_evaluation export_own_section list_changes list_contacts list_evidence list_evidence_citations list_evidence_versions
            list_findings list_further_indicators list_own_sections list_questions read_contact read_finding read_further_indicator
            list_case_list_requests list_case_list_confirmations list_case_lists read_case_list_version export_case_list_problems
            list_agreement_versions list_own_actions read_own_document read_own_section read_own_statement read_response_times
        """,
        4: """
            list_replacements
            list_case_readers read_case_reader list_training_events read_training_event list_own_self_evaluations list_actions read_agreement list_appointable_roles list_audit_events
            count_unread_notifications export_self_evaluation get_account list_accounts list_comments list_format_requests
            list_inspections list_my_questions list_my_tasks list_notifications
            list_contributors list_given_sections list_organisation_invitations list_own_evidence list_own_section_versions
            list_sections list_sessions list_supplements list_task_entries read_comment read_document read_evaluation_history read_evidence read_evidence_content
            read_own_section_contributors read_own_section_version read_own_self_evaluation read_question read_section read_statement
            validate_own_self_evaluation
        """,
        5: """
            get_organisation_invitation export_section read_reader_group list_sampled_cases export_case_sample_file list_case_rows read_case_list_profile
            export_audit_events verify_audit_events
            compare_own_section_versions get_invitation get_member list_closed_days list_comment_history list_invitations
            list_members list_plan_shifts list_section_versions list_stages list_transitions preview_findings read_closed_day
            read_evaluation read_notification_settings read_own_evidence read_own_evidence_content read_receipt read_section_contributors
            read_section_version read_self_evaluation read_stage validate_self_evaluation
        """,
        6: "list_earlier_self_evaluations list_earlier_than_own compare_section_versions get_api_client list_api_clients read_waiting",
        7: "read_case_list compare_with_earlier compare_own_with_earlier list_evaluations list_milestones list_reports list_tasks read_calendar read_inspection read_task read_timetable",
        8: "read_milestone",
        10: "preview_report",
        9: "read_case_sample get_me read_report search_inspection",
        13: "list_comment_readers",
    }.items()
    for name in names.split()
}


@contextmanager
def statements(app: FastAPI) -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(app.state.database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(app.state.database.engine, "before_cursor_execute", note)


def counted(world: World, app: FastAPI, client: TestClient) -> dict[str, int]:
    """Give the statements of every operation that reads, as the one of three people who reads most calls it."""
    tokens = [world.by(role).token for role in (LEAD, COORDINATOR, Role.COUNCIL_ADMINISTRATOR)]
    counts: dict[str, int] = {}
    for operation in all_operations(app.openapi()).values():
        if operation.method == "GET":
            for token in tokens:
                with statements(app) as sent:
                    answer = operation.send(client, token, world.ids)
                if answer.status_code == 200:
                    counts[operation.name] = max(counts.get(operation.name, 0), len(sent))
    return counts


def multiply_sample(world: World) -> None:
    """Add cases by hand and ask for replacements in vain; then the list is asked for anew, since no other is taken after a draw."""
    address = f"{world.path}/case-sample"
    left = {case["case_ref"] for case in cases(20)} - {
        case["case_ref"] for case in world.by(Role.ANALYST).get(f"{address}/cases").json()["items"]
    }
    for reference in sorted(left):
        world.made(Role.ANALYST, f"{address}/cases", {"case_ref": reference, "reason": "It is long."}, "new")
    for _ in range(6):
        answered = world.by(LEAD).post(f"{address}/replacements/{world.ids['replacement']}/answer", {"agree": False})
        assert answered.status_code == 200, answered.text
        world.made(Role.ANALYST, f"{address}/replacements", {"case_id": answered.json()["case_id"], "reason": "Lost."}, "replacement")
    world.made(LEAD, f"{world.path}/case-list/requests", {"census_on": "2025-12-31", "reason": "Orders were missing."}, "new")


def multiply(world: World) -> None:
    multiply_sample(world)
    for number in range(12):
        world.evidence(COORDINATOR, f"Item {number}", indicators=["1.1", "5.2"])
        world.made(LEAD, f"{world.path}/findings", {"kind": "strength", "indicator": "5.2", "text": f"Finding {number}"}, "new")
        world.made(LEAD, f"{world.path}/contacts", {"designation": f"Contact {number}"}, "new")
        asked = {"title": f"Question {number}", "text": "Why?", "due_on": "2026-12-31"}
        world.made(LEAD, f"{world.path}/questions", asked, "new")
        about = {"subject_kind": "stage", "subject_id": "2", "audience": "both_sides", "text": f"Comment {number}", "confirmed": True}
        world.made(COORDINATOR, f"{world.path}/comments", about, "new")
        world.conducted.cast.person(Role.CONTRIBUTOR, world.ids["inspection"])
        assert send(world.conducted, cases(2 + number), world.by(COORDINATOR)).status_code == 201


def test_the_number_of_statements_is_small_and_does_not_follow_the_number_of_rows(
    cast: Cast, at: Callable[[datetime], datetime], app: FastAPI, served: TestClient
) -> None:
    world = populate(cast, at)
    notify(world)
    few = counted(world, app, served)
    multiply(world)
    submit(world)
    many = counted(world, app, served)
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name] + 1} == {}
    assert {name: count for name, count in many.items() if count > MOST[name]} == {}
    assert many.keys() == MOST.keys()
