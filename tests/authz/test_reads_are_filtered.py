"""A statement over what belongs to an inspection goes through `visible_to`, or stands here with the reason why it need not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import plumbline
from plumbline.kernel.database import Base
from plumbline.main import METADATA

SOURCE = Path(plumbline.__file__).parent
FILTERS = ("visible", "in_inspections", "addressed_to", "due_from", "_seen_by")
# Below the features, beside them, or run by the owner of the installation.
NOT_FEATURES = ("kernel/", "operations/", "demonstration/")
REASONS = {
    "of an object that the caller was found to see, by its id": """
        comments/service.list_comment_history evidence/reading.view_of evidence/reading._with_file evidence/service.delete_evidence
        evidence/service.submit_evidence evidence/citations.remove_citation reports/service._note_reading reports/views.release_views
        reports/releasing.recall_release reports/releasing._consent reports/grounds.find_ground
        identity/clients/views.views_of self_evaluation/desk._exists timetable/reading.shifts_of timetable/reading.milestone_detail
        timetable/reading.list_task_entries case_files/samples/frame.read_frame case_files/samples/finding.draw_again case_files/samples/service._shown
        case_files/samples/cases.taken_of case_files/samples/replacing.ask_for_replacement case_files/lists/reading._all_cases case_files/lists/service.why_not_send case_files/readers/service._training case_files/readers/service._to_change preparation/questions/reading.with_history
    """,
    "the whole inspection's, after `find_inspection` and for roles that see all of the kind": """
        inspections/contacts.list_contacts inspections/contacts._one inspections/scope.list_further_indicators inspections/scope._one
        inspections/service.indicators_in_scope inspections/service.people_named inspections/service._rows
        case_files/samples/frame.find_drawable timetable/replanning.list_plan_shifts timetable/transitions.list_transitions evaluations/service.standing_approval
    """,
    "for an act that was allowed already: what it changes or counts does not go to the caller": """
        evidence/service.freeze_evidence evidence/service.frozen_files evidence/service._mark_submitted findings/service.standing_findings
        identity/colleagues.principals_of identity/memberships/service.appoint identity/memberships/service.end_membership
        inspections/lead.hand_over_lead inspections/service.lock_inspection
        self_evaluation/contributing._refuse_strangers timetable/creation.change_inspection timetable/gates.find_milestone
        comments/telling._front_of_the_other_side notifications/telling.members_with timetable/gates.reach_if_planned timetable/gates._reach timetable/replanning._plan timetable/tasks._settled
        case_files/readers/service.note_reader timetable/gates.find_gates timetable/gates.finish_if_open preparation/agreements/service.standing_agreement
        case_files/lists/sending.open_sending case_files/lists/confirming.confirm_case_list_value
    """,
    "one's own by account: addressed to the caller or begun by them": "reports/reading._addressed reports/reading._terms",
    "of what is public already": "reports/reading.inspection_of_published",
    "opened by a secret in place of a token": "evidence/tickets.redeem identity/invitations/links.open_invitation",
    "a job of the system's own": """
        evidence/scanning.scan_waiting evidence/uploads.forget_expired_uploads reports/publication.settle_publications
        reports/publication._settle identity/colleagues.principal_of notifications/reminders._remind
        notifications/reminders.send_daily_mails notifications/housekeeping.forget_notices timetable/reminding.find_deadlines preparation/questions/telling.find_answers_due
    """,
}


def owned() -> set[str]:
    assert METADATA.tables  # importing the application maps every class
    return {mapper.class_.__name__ for mapper in Base.registry.mappers if "inspection_id" in mapper.columns} | {"Inspection"}


def functions() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(NOT_FEATURES):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{name.removesuffix('.py')}.{node.name}", node


def reads(function: ast.AST, classes: set[str]) -> bool:
    """Whether it selects one of the classes, or gets one by its key."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and call.args:
            selects = isinstance(call.func, ast.Name) and call.func.id == "select"
            gets = isinstance(call.func, ast.Attribute) and call.func.attr in {"get", "get_one"}
            if any(_root(argument) in classes for argument in (call.args if selects else call.args[:1] if gets else ())):
                return True
    return False


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else None


def filters(function: ast.AST) -> bool:
    names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    return any(word in name for name in names for word in FILTERS)


def test_every_read_of_an_inspections_table_is_filtered_or_has_its_reason() -> None:
    reviewed = {name for names in REASONS.values() for name in names.split()}
    unfiltered = {name for name, function in functions() if reads(function, owned()) and not filters(function)}
    assert unfiltered == reviewed


def test_the_look_at_the_code_finds_what_it_looks_for() -> None:
    plain = ast.parse("def f(session): return session.execute(select(Finding.text).where(Finding.id == x))").body[0]
    careful = ast.parse("def f(session): return session.execute(select(Finding).where(visible_to(principal)))").body[0]
    assert (reads(plain, {"Finding"}), filters(plain)) == (True, False)
    assert (reads(careful, {"Finding"}), filters(careful)) == (True, True)
    assert sum(reads(function, owned()) for _, function in functions()) > 60
