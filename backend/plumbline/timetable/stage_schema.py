"""Stages, and the events that move an inspection through them, as seen from outside."""

from datetime import date, datetime
from typing import Literal

from plumbline.identity.rules import PermittedAction
from plumbline.inspections.model import State
from plumbline.kernel.views import Submission, View
from plumbline.timetable.schema import Reason
from plumbline.timetable.stages import Event


class StageView(View):
    number: int
    code: str
    title: str
    summary: str
    first_week: int
    last_week: int
    begins_on: date
    ends_on: date
    position: Literal["passed", "current", "ahead"]


class StagesView(View):
    """The stages, and every event with the reason why it cannot happen now."""

    items: list[StageView]
    state: State
    stage: int
    permitted_actions: list[PermittedAction]


class TransitionSubmission(Submission):
    event: Event
    reason: Reason | None = None


class TransitionView(View):
    event: Event
    from_state: State
    to_state: State
    from_stage: int
    to_stage: int
    reason: str | None
    changed_by: str
    changed_at: datetime
