"""The days on which a council is closed by itself: local holidays. They warn, in each of its inspections, and move nothing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.model import CouncilClosure
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.service import find_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound, Problem
from plumbline.timetable.calendar import day_words
from plumbline.timetable.schema import ClosedDaySubmission, CouncilClosedDayView


class AlreadyClosed(Problem):
    status, title = 409, "The council is closed on that day already"
    example = "Monday 21 September 2026 is listed."


def list_closed_days(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[CouncilClosedDayView]:
    """Give one page of the council's own closed days, the earliest first."""
    council_id = _council(session, principal, inspection_id, "list_closed_days")
    statement = select(CouncilClosure.closed_on.label("on"), CouncilClosure.id.label("id"), CouncilClosure.title).where(
        CouncilClosure.organisation_id == council_id
    )
    keys = [Key(CouncilClosure.closed_on, "on"), Key(CouncilClosure.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"council": council_id})
    items = [CouncilClosedDayView(id=row.id, on=row.on, title=row.title) for row in rows]
    return Page(items=items, next_cursor=cursor, count=count)


def read_closed_day(session: Session, principal: Principal, inspection_id: UUID, day_id: UUID) -> CouncilClosedDayView:
    """Give one of them. Raises NotFound (404)."""
    council_id = _council(session, principal, inspection_id, "read_closed_day")
    return _view(principal, inspection_id, _one(session, council_id, day_id))


def add_closed_day(
    session: Session, principal: Principal, inspection_id: UUID, given: ClosedDaySubmission, now: datetime
) -> CouncilClosedDayView:
    """Add a local holiday. Raises AlreadyClosed (409)."""
    council_id = _council(session, principal, inspection_id, "add_closed_day")
    known = select(CouncilClosure.id).where(CouncilClosure.organisation_id == council_id, CouncilClosure.closed_on == given.on)
    if session.execute(known).scalar_one_or_none() is not None:
        raise AlreadyClosed(f"{day_words(given.on)} is listed.")
    made = CouncilClosure(organisation_id=council_id, closed_on=given.on, title=given.title)
    session.add(made)
    session.flush()
    summary, subject = f"The council is closed on {day_words(given.on)}.", ("closed_day", made.id)
    record(session, principal, "closed_day_added", now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return _view(principal, inspection_id, made)


def remove_closed_day(
    session: Session, principal: Principal, inspection_id: UUID, day_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Take a day off the list. Raises NotFound (404), 428, 412."""
    council_id = _council(session, principal, inspection_id, "remove_closed_day")
    closure = _one(session, council_id, day_id)
    precondition.check(_view(principal, inspection_id, closure))
    session.delete(closure)
    session.flush()
    summary, subject = f"The council is open on {day_words(closure.closed_on)}.", ("closed_day", day_id)
    record(session, principal, "closed_day_removed", now=now, inspection_id=inspection_id, subject=subject, summary=summary)


def _council(session: Session, principal: Principal, inspection_id: UUID, operation: str) -> UUID:
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, operation)
    return inspection.council_id


def _one(session: Session, council_id: UUID, day_id: UUID) -> CouncilClosure:
    statement = select(CouncilClosure).where(CouncilClosure.id == day_id, CouncilClosure.organisation_id == council_id)
    closure = session.execute(statement).scalar_one_or_none()
    if closure is None:
        raise NotFound
    return closure


def _view(principal: Principal, inspection_id: UUID, closure: CouncilClosure) -> CouncilClosedDayView:
    acts = permitted_actions(principal, inspection_id, {"remove_closed_day": None})
    return CouncilClosedDayView(id=closure.id, on=closure.closed_on, title=closure.title, permitted_actions=acts)
