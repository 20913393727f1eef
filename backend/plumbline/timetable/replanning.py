"""Moving a plan: one milestone, or everything from a week on. The original dates stay, and nothing moves without a reason."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import InspectionClosed, find_inspection, lock_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, Problem
from plumbline.timetable import calendar
from plumbline.timetable.model import MilestoneRevision, PlanShift, Task
from plumbline.timetable.planning import begins_on, follow, move, shift
from plumbline.timetable.reading import milestone_detail, one_task, shifts_of, why_the_plan_stands
from plumbline.timetable.schema import MilestoneDetail, MilestoneRevisionSubmission, PlanShiftSubmission, PlanShiftView
from plumbline.timetable.views import shift_view


class MilestoneReached(Problem):
    status, title = 409, "The milestone has been reached"
    example = "What has happened cannot be planned anew."
    advice = "If it was marked as reached by mistake, take the mark back on its task first, with a reason."


class WeeksWouldOverlap(Problem):
    status, title = 409, "The weeks of the plan would overlap"
    example = "Week 12 would begin before week 11 does."
    advice = "A plan can come forward only by as much as it slipped at that week before."


def revise_milestone(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    code: str,
    revision: MilestoneRevisionSubmission,
    precondition: IfMatch,
    now: datetime,
) -> MilestoneDetail:
    """Move one milestone (R147); what is counted from it moves too.

    Raises PreconditionRequired (428), PreconditionFailed (412), MilestoneReached, InspectionClosed (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "revise_milestone")
    inspection = lock_inspection(session, inspection_id)
    task = one_task(session, principal, inspection_id, Task.milestone_code == code)
    precondition.check(milestone_detail(session, principal, inspection, task, now))
    why = why_the_plan_stands(inspection)
    if why is not None:
        raise InspectionClosed(why)
    if task.done_on is not None:
        raise MilestoneReached(f"{task.milestone_title}: reached on {calendar.day_words(task.done_on)}.")
    previous = task.due_at
    move(task, calendar.due_by(revision.due_on, time.fromisoformat(revision.due_time) if revision.due_time else None))
    session.add(
        MilestoneRevision(
            inspection_id=inspection_id,
            task_id=task.id,
            previous_due_at=previous,
            due_at=task.due_at,
            reason=revision.reason,
            revised_by=principal.subject,
            revised_by_name=principal.name,
            revised_at=now,
        )
    )
    follow(_plan(session, inspection_id), task)
    session.flush()
    summary = f"{task.milestone_title}: now {calendar.deadline_words(task.due_at)}."
    # Of an internal step the council sees the planned week alone, so it does not hear of a move either.
    action, subject = ("milestone_revised" if task.shows_state else "internal_milestone_revised"), ("milestone", task.id)
    record(session, principal, action, now=now, inspection_id=inspection_id, subject=subject, summary=summary, reason=revision.reason)
    return milestone_detail(session, principal, inspection, task, now)


def shift_plan(
    session: Session, principal: Principal, inspection_id: UUID, submission: PlanShiftSubmission, now: datetime
) -> PlanShiftView:
    """Let everything that is still to be done from a week on come some weeks later (R147).

    Raises InvalidRequest (422) for no weeks at all, WeeksWouldOverlap, InspectionClosed (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "shift_plan")
    inspection = lock_inspection(session, inspection_id)
    if submission.weeks == 0:
        raise InvalidRequest("Say by how many weeks.", errors=[FieldError("/weeks", "zero", "Give any number of weeks but 0.")])
    if inspection.published_at is not None or inspection.closed:
        raise InspectionClosed(f"The inspection is {inspection.state.value}.")
    made = PlanShift(
        inspection_id=inspection_id,
        from_week=submission.from_week,
        weeks=submission.weeks,
        reason=submission.reason,
        shifted_by=principal.subject,
        shifted_by_name=principal.name,
        shifted_at=now,
    )
    shifts = [*shifts_of(session, inspection), made]
    week = submission.from_week
    if begins_on(inspection.week_1_on, week, shifts) <= begins_on(inspection.week_1_on, week - 1, shifts):
        raise WeeksWouldOverlap(f"Week {week} would begin before week {week - 1} does.")
    plan = _plan(session, inspection_id)
    shift(plan, submission.from_week, submission.weeks)
    for task in plan:
        if task.milestone_code is not None:
            follow(plan, task)
    session.add(made)
    session.flush()
    later = f"{abs(made.weeks)} week{'' if abs(made.weeks) == 1 else 's'} {'later' if made.weeks > 0 else 'earlier'}"
    summary, subject = f"From week {week} on the plan comes {later}.", ("plan_shift", made.id)
    record(session, principal, "plan_shifted", now=now, inspection_id=inspection_id, subject=subject, summary=summary, reason=made.reason)
    return shift_view(made)


def list_plan_shifts(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[PlanShiftView]:
    """Give one page of the slips of the plan with their reasons, the oldest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_plan_shifts")
    statement = select(PlanShift.shifted_at.label("at"), PlanShift.id.label("id"), PlanShift).where(
        PlanShift.inspection_id == inspection_id
    )
    keys = [Key(PlanShift.shifted_at, "at"), Key(PlanShift.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    return Page(items=[shift_view(row.PlanShift) for row in rows], next_cursor=cursor, count=count)


def _plan(session: Session, inspection_id: UUID) -> list[Task]:
    statement = select(Task).where(Task.inspection_id == inspection_id).order_by(Task.position)
    return list(session.execute(statement).scalars())
