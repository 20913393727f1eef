"""What waits for somebody, as it is told."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from plumbline.identity.roles import Side
from plumbline.kernel.views import View
from plumbline.preparation.questions.schema import MyQuestionRow
from plumbline.self_evaluation.shown import MySectionRow
from plumbline.timetable.schema import MyTaskView


class WaitingView(View):
    """The first fifty of each kind, the most pressing first; each kind has a list of its own with the rest."""

    tasks: list[MyTaskView]
    questions: list[MyQuestionRow]
    sections: list[MySectionRow]
    changes_of: list[UUID] = Field(description="The inspections whose changes you may read: an administrator of a council reads of none.")
    your_side: Side
    server_time: datetime
