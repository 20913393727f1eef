"""Creating an inspection: a council, a method and a Monday. The plan is part of it (R39)."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.councils.service import council_organisation
from plumbline.identity.memberships.service import appoint
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.identity.rules import require
from plumbline.inspections.lead import inspector
from plumbline.inspections.model import Inspection, InspectionYear, State
from plumbline.inspections.schema import InspectionView
from plumbline.inspections.service import find_inspection, lock_inspection, view_of
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem
from plumbline.methodology.service import PublishedMethod, find_method
from plumbline.timetable import calendar
from plumbline.timetable.model import Task
from plumbline.timetable.planning import draw_up
from plumbline.timetable.reading import closed_days_of, weeks_of
from plumbline.timetable.schema import InspectionChange, InspectionCreation, PlanPreview, PlanPreviewSubmission
from plumbline.timetable.views import Plan, milestone_view, plan_warnings, task_view, week_views


class AlreadyNotified(Problem):
    status, title = 409, "The notification letter has gone out"
    example = "Week 1 is part of the letter."
    advice = "From the letter on a plan slips openly: let it come later from a week on, or move a milestone, each with a reason."


def create_inspection(session: Session, principal: Principal, creation: InspectionCreation, now: datetime) -> InspectionView:
    """Create an inspection with its whole plan.

    Raises Forbidden (403); InvalidRequest (422) naming that week's Monday, or for a method or person that there is not;
    UnknownCouncil (422).
    """
    _require_administrator(principal, "create_inspection")
    _require_monday(creation.week_1_on)
    published = _method(session, creation.methodology)
    council = council_organisation(session, creation.council_code)
    inspection = Inspection(
        reference=_next_reference(session, published.id, creation.week_1_on.year),
        council_id=council.id,
        methodology_id=published.id,
        methodology_version=published.version,
        methodology_sha256=published.sha256,
        week_1_on=creation.week_1_on,
        created_at=now,
        created_by=principal.subject,
    )
    session.add(inspection)
    session.flush()
    session.add_all(draw_up(published.method, inspection.id, inspection.week_1_on))
    named = {Role.LEAD_INSPECTOR: creation.lead_inspector, Role.STRATEGIC_SUPPORT_OFFICER: creation.strategic_support_officer}
    for role, account_id in named.items():
        if account_id is not None:
            person = inspector(session, account_id, f"/{role.value}")
            appoint(session, inspection.id, person, role, named_by=principal.subject, now=now)
    session.flush()
    summary, subject = f"{inspection.reference} was created: {council.name}.", ("inspection", inspection.id)
    record(session, principal, "inspection_created", now=now, inspection_id=inspection.id, subject=subject, summary=summary)
    return view_of(session, principal, inspection)


def preview_inspection(session: Session, principal: Principal, wanted: PlanPreviewSubmission, now: datetime) -> PlanPreview:
    """Show the plan that a creation would make. Saves nothing; refuses what a creation would refuse."""
    _require_administrator(principal, "preview_inspection")
    _require_monday(wanted.week_1_on)
    method = _method(session, wanted.methodology).method
    with session.begin_nested() as attempt:
        closed_days = closed_days_of(session, council_organisation(session, wanted.council_code).id)
        attempt.rollback()
    plan = Plan(week_1_on=wanted.week_1_on, shifts=[], closed_days=closed_days)
    tasks = draw_up(method, uuid4(), wanted.week_1_on)
    return PlanPreview(
        week_1_on=wanted.week_1_on,
        weeks=week_views(plan, weeks_of(method), tasks, principal),
        warnings=plan_warnings(plan, tasks),
        milestones=[milestone_view(plan, task, principal, now) for task in tasks if task.milestone_code],
        tasks=[task_view(plan, task, principal, now) for task in tasks],
    )


def change_inspection(
    session: Session, principal: Principal, inspection_id: UUID, change: InspectionChange, precondition: IfMatch, now: datetime
) -> InspectionView:
    """Begin in another week, while the council has not been told. Raises InvalidRequest (422), 428, 412, AlreadyNotified (409)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "change_inspection")
    _require_monday(change.week_1_on)
    inspection = lock_inspection(session, inspection_id)
    precondition.check(view_of(session, principal, inspection))
    if inspection.state is not State.PLANNED:
        raise AlreadyNotified("Week 1 can be changed until the notification letter goes out.")
    days = (change.week_1_on - inspection.week_1_on).days
    inspection.week_1_on = change.week_1_on
    for task in session.execute(select(Task).where(Task.inspection_id == inspection_id)).scalars():
        task.planned_due_at, task.due_at = calendar.moved(task.planned_due_at, days), calendar.moved(task.due_at, days)
        task.planned_opens_at = calendar.moved(task.planned_opens_at, days) if task.planned_opens_at else None
        task.opens_at = calendar.moved(task.opens_at, days) if task.opens_at else None
        task.times_moved += 1
    session.flush()
    summary, subject = f"Week 1 now begins on {calendar.day_words(change.week_1_on)}.", ("inspection", inspection.id)
    record(session, principal, "inspection_changed", now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return view_of(session, principal, inspection)


def _require_administrator(principal: Principal, operation: str) -> None:
    try:
        require(principal, None, operation)
    except NotFound:
        # There is no inspection yet that could be hidden: whoever is signed in may know who creates them.
        raise Forbidden(f"Only the {Role.INSPECTORATE_ADMINISTRATOR.words} may do this.") from None


def _require_monday(week_1_on: date) -> None:
    monday = calendar.monday_of(week_1_on)
    if week_1_on != monday:
        advice = f"The Monday of that week is {monday.isoformat()}."
        raise InvalidRequest(f"Week 1 begins on a Monday. {advice}", errors=[FieldError("/week_1_on", "not_a_monday", advice)])


def _method(session: Session, methodology: str) -> PublishedMethod:
    try:
        return find_method(session, methodology)
    except NotFound:
        error = FieldError("/methodology", "unknown_methodology", "GET /api/v1/methodologies lists them.")
        raise InvalidRequest("There is no such method.", errors=[error]) from None


def _next_reference(session: Session, methodology: str, year: int) -> str:
    # The row of the year stays locked until the commit, so that no number is given twice and none is lost.
    given = (
        insert(InspectionYear)
        .values(year=year, last_number=1)
        .on_conflict_do_update(index_elements=["year"], set_={"last_number": InspectionYear.last_number + 1})
        .returning(InspectionYear.last_number)
    )
    prefix = methodology.split("-", maxsplit=1)[0].upper()[:8]
    return f"{prefix}-{year}-{session.execute(given).scalar_one():03}"
