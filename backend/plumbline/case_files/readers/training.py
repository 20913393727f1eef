"""The days on which readers are taught the template, and who came (guidance, stage 3; R72)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from plumbline.case_files.readers.model import CaseReader, TrainingAttendance, TrainingEvent
from plumbline.case_files.readers.policy import events_visible_to, visible_to
from plumbline.case_files.readers.schema import Attendance, TrainingEventSubmission, TrainingEventView
from plumbline.identity.audit import record
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_for, refuse_closed
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.timetable import calendar


def list_training_events(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[TrainingEventView]:
    """Give one page of the days of training, the earliest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_training_events")
    statement = select(TrainingEvent, TrainingEvent.held_on.label("held_on"), TrainingEvent.id.label("id")).where(
        TrainingEvent.inspection_id == inspection_id, events_visible_to(principal)
    )
    keys = [Key(TrainingEvent.held_on, "held_on"), Key(TrainingEvent.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    return Page(items=_views(session, principal, [row.TrainingEvent for row in rows]), next_cursor=cursor, count=count)


def read_training_event(session: Session, principal: Principal, inspection_id: UUID, event_id: UUID) -> TrainingEventView:
    """Give one day of training. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_training_event")
    return _view(session, principal, inspection, _one(session, principal, inspection_id, event_id))


def add_training_event(
    session: Session, principal: Principal, inspection_id: UUID, given: TrainingEventSubmission, now: datetime
) -> TrainingEventView:
    """Set a day of training. Raises InvalidRequest (422), InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "add_training_event")
    _refuse_strangers(session, principal, inspection_id, given, now)
    refuse_closed(inspection)
    event = TrainingEvent(
        inspection_id=inspection_id,
        title=given.title,
        held_on=given.held_on,
        place=given.place,
        arrangements=given.arrangements,
        added_at=now,
    )
    session.add(event)
    session.flush()
    _keep_attendance(session, event, given.attended)
    _note(session, principal, "training_event_added", event, now)
    return _view(session, principal, inspection, event)


def change_training_event(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    event_id: UUID,
    given: TrainingEventSubmission,
    precondition: IfMatch,
    now: datetime,
) -> TrainingEventView:
    """Put a day of training as it now is, with who came. Raises 404, 428, 412, InvalidRequest (422), InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "change_training_event")
    event = _one(session, principal, inspection_id, event_id)
    _refuse_strangers(session, principal, inspection_id, given, now)
    precondition.check(_view(session, principal, inspection, event))
    refuse_closed(inspection)
    event.title, event.held_on, event.place, event.arrangements = given.title, given.held_on, given.place, given.arrangements
    _keep_attendance(session, event, given.attended)
    _note(session, principal, "training_event_changed", event, now)
    return _view(session, principal, inspection, event)


def remove_training_event(
    session: Session, principal: Principal, inspection_id: UUID, event_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Take back a day of training, and with it who came. Raises 404, 428, 412, InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "remove_training_event")
    event = _one(session, principal, inspection_id, event_id)
    precondition.check(_view(session, principal, inspection, event))
    refuse_closed(inspection)
    session.delete(event)
    session.flush()
    _note(session, principal, "training_event_removed", event, now)


def _refuse_strangers(session: Session, principal: Principal, inspection_id: UUID, given: TrainingEventSubmission, now: datetime) -> None:
    """Nobody came yet to a day that is still to come, and only readers of this inspection come."""
    if given.attended and given.held_on > calendar.local(now).date():
        error = FieldError("/attended", "not_held_yet", "Tell who came from the day itself on.")
        raise InvalidRequest("Nobody can have come to a day that is still to come.", errors=[error])
    statement = select(CaseReader.id).where(
        CaseReader.inspection_id == inspection_id, CaseReader.id.in_(given.attended), visible_to(principal)
    )
    known = set(session.execute(statement).scalars()) if given.attended else set()
    errors = [
        FieldError(f"/attended/{place}", "unknown_reader", "This is no reader of the inspection.")
        for place, reader in enumerate(given.attended)
        if reader not in known
    ]
    if errors:
        raise InvalidRequest("Only readers of this inspection are recorded as trained.", errors=errors)


def _one(session: Session, principal: Principal, inspection_id: UUID, event_id: UUID) -> TrainingEvent:
    statement = select(TrainingEvent).where(
        TrainingEvent.id == event_id, TrainingEvent.inspection_id == inspection_id, events_visible_to(principal)
    )
    event = session.execute(statement).scalar_one_or_none()
    if event is None:
        raise NotFound
    return event


def _keep_attendance(session: Session, event: TrainingEvent, readers: Sequence[UUID]) -> None:
    session.execute(delete(TrainingAttendance).where(TrainingAttendance.event_id == event.id))
    session.add_all(
        TrainingAttendance(event_id=event.id, reader_id=reader, inspection_id=event.inspection_id)
        for reader in sorted(set(readers), key=str)
    )
    session.flush()


def _views(session: Session, principal: Principal, events: Sequence[TrainingEvent]) -> list[TrainingEventView]:
    statement = (
        select(TrainingAttendance.event_id, CaseReader.id, Account.name)
        .join(CaseReader, CaseReader.id == TrainingAttendance.reader_id)
        .join(Account, Account.id == CaseReader.account_id)
        .where(TrainingAttendance.event_id.in_([event.id for event in events]), visible_to(principal))
        .order_by(Account.name, CaseReader.id)
    )
    came: dict[UUID, list[Attendance]] = {}
    for row in session.execute(statement):
        came.setdefault(row.event_id, []).append(Attendance(reader_id=row.id, name=row.name))
    return [
        TrainingEventView(
            id=event.id,
            title=event.title,
            held_on=event.held_on,
            place=event.place,
            arrangements=event.arrangements,
            attended=came.get(event.id, []),
        )
        for event in events
    ]


def _view(session: Session, principal: Principal, inspection: Inspection, event: TrainingEvent) -> TrainingEventView:
    [view] = _views(session, principal, [event])
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    view.permitted_actions = permitted_actions(principal, inspection.id, {"change_training_event": over, "remove_training_event": over})
    return view


def _note(session: Session, principal: Principal, action: str, event: TrainingEvent, now: datetime) -> None:
    summary = f"Training of readers on {_in_words(event.held_on)}: {event.title}."
    subject = ("training_event", event.id)
    record(session, principal, action, now=now, inspection_id=event.inspection_id, subject=subject, summary=summary, page="file-reading")


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
