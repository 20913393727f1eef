"""Moving a plan: one milestone, or everything from a week on. The original dates stay, and nothing moves without a reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import InspectionClosed, find_inspection, lock_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, Problem
from plumbline.timetable import calendar
from plumbline.timetable.model import MilestoneRevision, PlanShift, Task
from plumbline.timetable.planning import Move, begins_on, moves_of_revision, moves_of_shift
from plumbline.timetable.reading import milestone_detail, one_task, plan_of, shifts_of, why_the_plan_stands
from plumbline.timetable.schema import (
    MilestoneDate,
    MilestoneDetail,
    MilestoneRevisionSubmission,
    PlanChangePreview,
    PlanShiftSubmission,
    PlanShiftView,
    PlanSlip,
)
from plumbline.timetable.views import Plan, move_view, shift_view, short_weeks


class MilestoneReached(Problem):
    status, title = 409, "The milestone has been reached"
    example = "What has happened cannot be planned anew."
    advice = "If it was marked as reached by mistake, take the mark back on its task first, with a reason."


class WeeksWouldOverlap(Problem):
    status, title = 409, "The weeks of the plan would overlap"
    example = "Week 12 would begin before week 11 does."
    advice = "A plan can come forward only by as much as it slipped at that week before."


def preview_milestone_revision(
    session: Session, principal: Principal, inspection_id: UUID, code: str, wanted: MilestoneDate
) -> PlanChangePreview:
    """Show what moving one milestone would move. Saves nothing; refuses what the move would refuse."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "preview_milestone_revision")
    task = one_task(session, principal, inspection_id, Task.milestone_code == code)
    moves = _revision(_plan(session, inspection_id), inspection, task, wanted)
    return _preview(plan_of(session, inspection), moves, stays=0)


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
    moves, previous = _revision(_plan(session, inspection_id), inspection, task, revision), task.due_at
    for move in moves:
        move.carry_out()
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
    session.flush()
    summary = f"{task.milestone_title}: now {calendar.deadline_words(task.due_at)}."
    # Of an internal step the council sees the planned week alone, so it does not hear of a move either.
    action, subject = ("milestone_revised" if task.shows_state else "internal_milestone_revised"), ("milestone", task.id)
    record(session, principal, action, now=now, inspection_id=inspection_id, subject=subject, summary=summary, reason=revision.reason)
    return milestone_detail(session, principal, inspection, task, now)


def _revision(plan: list[Task], inspection: Inspection, milestone: Task, wanted: MilestoneDate) -> list[Move]:
    why = why_the_plan_stands(inspection)
    if why is not None:
        raise InspectionClosed(why)
    if milestone.done_on is not None:
        raise MilestoneReached(f"{milestone.milestone_title}: reached on {calendar.day_words(milestone.done_on)}.")
    due_at = calendar.due_by(wanted.due_on, time.fromisoformat(wanted.due_time) if wanted.due_time else None)
    return moves_of_revision(plan, milestone, due_at)


def preview_plan_shift(session: Session, principal: Principal, inspection_id: UUID, wanted: PlanSlip, now: datetime) -> PlanChangePreview:
    """Show what a slip of the plan would move. Saves nothing; refuses what the slip would refuse."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "preview_plan_shift")
    standing = plan_of(session, inspection)
    shifts = [*standing.shifts, _slip(principal, inspection, standing.shifts, wanted, "", now)]
    plan = _plan(session, inspection_id)
    stays = sum(1 for task in plan if task.week >= wanted.from_week and task.done_on is not None)
    return _preview(replace(standing, shifts=shifts), moves_of_shift(plan, wanted.from_week, wanted.weeks), stays=stays)


def shift_plan(
    session: Session, principal: Principal, inspection_id: UUID, submission: PlanShiftSubmission, now: datetime
) -> PlanShiftView:
    """Let everything that is still to be done from a week on come some weeks later (R147).

    Raises InvalidRequest (422) for no weeks at all, WeeksWouldOverlap, InspectionClosed (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "shift_plan")
    inspection = lock_inspection(session, inspection_id)
    made = _slip(principal, inspection, shifts_of(session, inspection), submission, submission.reason, now)
    for move in moves_of_shift(_plan(session, inspection_id), made.from_week, made.weeks):
        move.carry_out()
    session.add(made)
    session.flush()
    later = f"{abs(made.weeks)} week{'' if abs(made.weeks) == 1 else 's'} {'later' if made.weeks > 0 else 'earlier'}"
    summary, subject = f"From week {made.from_week} on the plan comes {later}.", ("plan_shift", made.id)
    record(session, principal, "plan_shifted", now=now, inspection_id=inspection_id, subject=subject, summary=summary, reason=made.reason)
    return shift_view(made)


def _slip(
    principal: Principal, inspection: Inspection, before: Sequence[PlanShift], wanted: PlanSlip, reason: str, now: datetime
) -> PlanShift:
    if wanted.weeks == 0:
        raise InvalidRequest("Say by how many weeks.", errors=[FieldError("/weeks", "zero", "Give any number of weeks but 0.")])
    if inspection.published_at is not None or inspection.closed:
        raise InspectionClosed(f"The inspection is {inspection.state.value}.")
    made = PlanShift(
        inspection_id=inspection.id,
        from_week=wanted.from_week,
        weeks=wanted.weeks,
        reason=reason,
        shifted_by=principal.subject,
        shifted_by_name=principal.name,
        shifted_at=now,
    )
    week, shifts = wanted.from_week, [*before, made]
    if begins_on(inspection.week_1_on, week, shifts) <= begins_on(inspection.week_1_on, week - 1, shifts):
        raise WeeksWouldOverlap(f"Week {week} would begin before week {week - 1} does.")
    return made


def _preview(plan: Plan, moves: list[Move], *, stays: int) -> PlanChangePreview:
    shown = [move_view(plan, move) for move in sorted(moves, key=lambda move: move.task.position)]
    return PlanChangePreview(moves=shown, stays=stays, warnings=short_weeks(plan, {move.week for move in shown}))


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
