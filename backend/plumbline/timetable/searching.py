"""Tasks and milestones as something to be found: what is to be done, not whether it is."""

from typing import Any

from sqlalchemy import Select, cast, func, literal_column, select
from sqlalchemy.orm import Session
from sqlalchemy.types import String

from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection
from plumbline.timetable.model import Task
from plumbline.timetable.policy import visible_to


def searchable_tasks(session: Session, principal: Principal, inspection: Inspection) -> Select[Any]:
    """Give the tasks that the caller sees in the timetable."""
    del session
    return select(
        Task.code.label("key"),
        cast(Task.week, String).label("place"),
        Task.title.label("title"),
        func.concat_ws(". ", Task.milestone_title, Task.instruction).label("text"),
        literal_column("task.words").label("words"),
    ).where(Task.inspection_id == inspection.id, visible_to(principal))
