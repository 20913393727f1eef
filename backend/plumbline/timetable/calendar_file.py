"""The milestones as an iCalendar file: titles only, since a calendar travels further than anyone meant it to."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection
from plumbline.timetable import calendar
from plumbline.timetable.model import Task
from plumbline.timetable.policy import sees_state
from plumbline.timetable.reading import plan_of, visible_tasks
from plumbline.timetable.views import Plan

if TYPE_CHECKING:
    from icalendar import Component

# A calendar program knows an event again by this name, whatever address the service has.
DOMAIN = "plumbline"


def read_calendar(session: Session, principal: Principal, inspection_id: UUID) -> bytes:
    """Give the milestones that the caller sees; of an internal step the council gets the planned week, without a date."""
    from icalendar import Calendar  # noqa: PLC0415 (no other page needs it, and the start should be quick)

    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_calendar")
    plan = plan_of(session, inspection)
    file = Calendar()
    file.add("prodid", "-//Plumbline//Timetable//EN")
    file.add("version", "2.0")
    file.add("name", inspection.reference)
    file.add("x-wr-calname", inspection.reference)
    for task in visible_tasks(session, principal, inspection_id, Task.milestone_code.is_not(None)):
        file.add_component(_event(plan, inspection, task, shown=sees_state(principal, task)))
    begins = inspection.week_1_on - timedelta(days=7)
    file.add_missing_timezones(begins, begins + timedelta(days=7 * 104))
    return bytes(file.to_ical())


def _event(plan: Plan, inspection: Inspection, task: Task, *, shown: bool) -> "Component":
    from icalendar import Event  # noqa: PLC0415 (as above)

    event = Event()
    event.add("uid", f"{task.id}@{DOMAIN}")
    event.add("dtstamp", inspection.created_at)
    # A hidden move of an internal step must not show as a higher number.
    event.add("sequence", task.times_moved if shown else len(plan.shifts))
    event.add("summary", f"{task.milestone_title} ({inspection.reference})")
    due = calendar.local(task.due_at)
    if not shown:
        monday = plan.monday_of(task.week)
        event.add("dtstart", monday)
        event.add("dtend", monday + timedelta(days=5))
    elif due.time() == calendar.LAST_SECOND:
        event.add("dtstart", due.date())
        event.add("dtend", due.date() + timedelta(days=1))
    else:
        event.add("dtstart", due)
        event.add("dtend", due)
    return event
