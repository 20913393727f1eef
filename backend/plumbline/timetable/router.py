"""Operations on the plan of an inspection, and the creation of an inspection with it."""

from typing import Any
from uuid import UUID

from fastapi import Response

from plumbline.identity.councils.service import UnknownCouncil
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.identity.memberships.service import AlreadyMember
from plumbline.inspections.schema import InspectionView
from plumbline.inspections.service import InspectionClosed
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.text import Ordinal, Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.timetable import calendar_file, closed_days, creation, reading, replanning, tasks, transitions
from plumbline.timetable.schema import (
    ClosedDaySubmission,
    CouncilClosedDayView,
    InspectionChange,
    InspectionCreation,
    MilestoneDate,
    MilestoneDetail,
    MilestoneRevisionSubmission,
    MilestoneView,
    MyTaskView,
    PlanChangePreview,
    PlanPreview,
    PlanPreviewSubmission,
    PlanShiftSubmission,
    PlanShiftView,
    PlanSlip,
    TaskDetail,
    TaskDone,
    TaskEntryView,
    TaskUndone,
    TaskView,
    TimetableView,
)
from plumbline.timetable.stage_schema import StagesView, StageView, TransitionSubmission, TransitionView

router = feature_router("", "timetable")

INSPECTION = "/inspections/{inspection_id}"
ICALENDAR: dict[int | str, dict[str, Any]] = {200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}}


@router.post("/inspections", status_code=201, responses=problems(Forbidden, InvalidRequest, UnknownCouncil, AlreadyMember))
def create_inspection(wanted: InspectionCreation, session: SessionDep, principal: CurrentPrincipal, now: Now) -> InspectionView:
    """Create an inspection from a Monday: every date of its plan follows. Inspectorate administrators only."""
    return creation.create_inspection(session, principal, wanted, now)


@router.post("/inspections/preview", responses=problems(Forbidden, InvalidRequest, UnknownCouncil))
def preview_inspection(wanted: PlanPreviewSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now) -> PlanPreview:
    """Show the plan that a Monday would give, with its warnings. Nothing is saved."""
    return creation.preview_inspection(session, principal, wanted, now)


@router.patch(
    INSPECTION,
    responses=problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, creation.AlreadyNotified),
)
def change_inspection(
    inspection_id: UUID, change: InspectionChange, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> InspectionView:
    """Begin in another week, as long as the notification letter has not gone out."""
    return creation.change_inspection(session, principal, inspection_id, change, precondition, now)


@router.get(INSPECTION + "/timetable", responses=problems(NotFound))
def read_timetable(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> TimetableView:
    """Read the weeks with both parties' duties, quiet weeks among them, bank holidays, warnings, slips and today."""
    return reading.read_timetable(session, principal, inspection_id, now)


@router.get(INSPECTION + "/calendar.ics", response_class=Response, responses=problems(NotFound) | ICALENDAR)
def read_calendar(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> Response:
    """Download the milestones for a calendar program: titles only."""
    return Response(calendar_file.read_calendar(session, principal, inspection_id), media_type="text/calendar")


@router.get(INSPECTION + "/milestones", responses=problems(NotFound))
def list_milestones(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now) -> Page[MilestoneView]:
    """List the deadlines that the plan hangs on. Of the inspectorate's internal steps the council sees the planned week."""
    return reading.list_milestones(session, principal, inspection_id, page, now)


@router.get(INSPECTION + "/milestones/{code}", responses=problems(NotFound))
def read_milestone(inspection_id: UUID, code: Word, session: SessionDep, principal: CurrentPrincipal, now: Now) -> MilestoneDetail:
    """Read one milestone with its original date and every move of it."""
    return reading.read_milestone(session, principal, inspection_id, code, now)


@router.patch(
    INSPECTION + "/milestones/{code}",
    responses=problems(
        NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, replanning.MilestoneReached, InspectionClosed
    ),
)
def revise_milestone(
    inspection_id: UUID,
    code: Word,
    revision: MilestoneRevisionSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> MilestoneDetail:
    """Move a milestone, with a reason that both sides read. The original date stays. Lead inspector only."""
    return replanning.revise_milestone(session, principal, inspection_id, code, revision, precondition, now)


@router.post(
    INSPECTION + "/milestones/{code}/preview",
    responses=problems(NotFound, Forbidden, InvalidRequest, replanning.MilestoneReached, InspectionClosed),
)
def preview_milestone_revision(
    inspection_id: UUID, code: Word, wanted: MilestoneDate, session: SessionDep, principal: CurrentPrincipal
) -> PlanChangePreview:
    """Show what another date for a milestone would move, with warnings. Nothing is saved."""
    return replanning.preview_milestone_revision(session, principal, inspection_id, code, wanted)


@router.get(INSPECTION + "/plan-shifts", responses=problems(NotFound))
def list_plan_shifts(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[PlanShiftView]:
    """List how the plan slipped, and why."""
    return replanning.list_plan_shifts(session, principal, inspection_id, page)


@router.post(
    INSPECTION + "/plan-shifts",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, replanning.WeeksWouldOverlap, InspectionClosed),
)
def shift_plan(
    inspection_id: UUID, submission: PlanShiftSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> PlanShiftView:
    """Let everything that is still to be done from a week on come some weeks later, with a reason. Lead inspector only."""
    return replanning.shift_plan(session, principal, inspection_id, submission, now)


@router.post(
    INSPECTION + "/plan-shifts/preview",
    responses=problems(NotFound, Forbidden, InvalidRequest, replanning.WeeksWouldOverlap, InspectionClosed),
)
def preview_plan_shift(
    inspection_id: UUID, wanted: PlanSlip, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> PlanChangePreview:
    """Show what a slip of the plan would move, from which date to which, with warnings. Nothing is saved."""
    return replanning.preview_plan_shift(session, principal, inspection_id, wanted, now)


@router.get(INSPECTION + "/tasks", responses=problems(NotFound))
def list_tasks(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now) -> Page[TaskView]:
    """List what both parties are to do. Contributors and local file readers see what their own role is asked."""
    return reading.list_tasks(session, principal, inspection_id, page, now)


@router.get(INSPECTION + "/tasks/{code}", responses=problems(NotFound))
def read_task(inspection_id: UUID, code: Word, session: SessionDep, principal: CurrentPrincipal, now: Now) -> TaskDetail:
    """Read one task, with what you may do about it."""
    return reading.read_task(session, principal, inspection_id, code, now)


@router.get(INSPECTION + "/tasks/{code}/entries", responses=problems(NotFound))
def list_task_entries(
    inspection_id: UUID, code: Word, session: SessionDep, principal: CurrentPrincipal, page: PageDep
) -> Page[TaskEntryView]:
    """List when a task of your own side was marked as done or taken back, and by whom."""
    return reading.list_task_entries(session, principal, inspection_id, code, page)


@router.post(INSPECTION + "/tasks/{code}/done", responses=problems(NotFound, Forbidden, InvalidRequest, InspectionClosed))
def mark_task_done(
    inspection_id: UUID, code: Word, done: TaskDone, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> TaskDetail:
    """Mark a task of your own party as done, with the day and a note for your side."""
    return tasks.mark_task_done(session, principal, inspection_id, code, done, now)


@router.post(INSPECTION + "/tasks/{code}/undone", responses=problems(NotFound, Forbidden, InspectionClosed, tasks.TaskNotDone))
def undo_task(
    inspection_id: UUID, code: Word, undone: TaskUndone, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> TaskDetail:
    """Take the mark back, with a reason; the history keeps both."""
    return tasks.undo_task(session, principal, inspection_id, code, undone, now)


@router.get("/me/tasks")
def list_my_tasks(session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now) -> Page[MyTaskView]:
    """List what is due from you in all your inspections, the most pressing first."""
    return tasks.list_my_tasks(session, principal, page, now)


@router.get(INSPECTION + "/stages", responses=problems(NotFound))
def list_stages(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> StagesView:
    """List the stages and their weeks, and which events can happen now or why they cannot."""
    return transitions.list_stages(session, principal, inspection_id)


@router.get(INSPECTION + "/stages/{number}", responses=problems(NotFound))
def read_stage(inspection_id: UUID, number: Ordinal, session: SessionDep, principal: CurrentPrincipal) -> StageView:
    """Read one stage."""
    return transitions.read_stage(session, principal, inspection_id, number)


@router.get(INSPECTION + "/transitions", responses=problems(NotFound))
def list_transitions(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[TransitionView]:
    """List what has happened to the inspection as a whole, with reasons."""
    return transitions.list_transitions(session, principal, inspection_id, page)


@router.post(
    INSPECTION + "/transitions", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, transitions.TransitionNotAllowed)
)
def change_stage(
    inspection_id: UUID, wanted: TransitionSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> TransitionView:
    """Let an event happen: notify, advance, step back, pause, resume, close, reopen, abandon, reinstate."""
    return transitions.change_stage(session, principal, inspection_id, wanted, now)


@router.get(INSPECTION + "/closed-days", responses=problems(NotFound))
def list_closed_days(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[CouncilClosedDayView]:
    """List the days on which the council is closed by itself, beside the bank holidays."""
    return closed_days.list_closed_days(session, principal, inspection_id, page)


@router.post(INSPECTION + "/closed-days", status_code=201, responses=problems(NotFound, Forbidden, closed_days.AlreadyClosed))
def add_closed_day(
    inspection_id: UUID, given: ClosedDaySubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> CouncilClosedDayView:
    """Add a local holiday of the council: it gives warnings in all its inspections and moves nothing."""
    return closed_days.add_closed_day(session, principal, inspection_id, given, now)


@router.get(INSPECTION + "/closed-days/{day_id}", responses=problems(NotFound))
def read_closed_day(inspection_id: UUID, day_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> CouncilClosedDayView:
    """Read one closed day."""
    return closed_days.read_closed_day(session, principal, inspection_id, day_id)


@router.delete(
    INSPECTION + "/closed-days/{day_id}",
    status_code=204,
    responses=problems(NotFound, Forbidden, PreconditionRequired, PreconditionFailed),
)
def remove_closed_day(
    inspection_id: UUID, day_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take a day off the list."""
    return closed_days.remove_closed_day(session, principal, inspection_id, day_id, precondition, now)
