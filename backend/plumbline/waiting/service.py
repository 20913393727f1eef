"""Gathers what waits for the caller in all their inspections (R145)."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.rules import POLICY, in_scope, require_scope
from plumbline.kernel.paging import LIMIT, PageRequest
from plumbline.preparation.questions.reading import list_my_questions
from plumbline.self_evaluation.contributing import list_given_sections
from plumbline.timetable.tasks import list_my_tasks
from plumbline.waiting.schema import WaitingView

FIRST: Final = PageRequest(limit=LIMIT, cursor=None, count=False, key=b"", holder="")
"""No cursor of it leaves, so that nothing has to sign one."""


def read_waiting(session: Session, principal: Principal, now: datetime) -> WaitingView:
    """Give the tasks, the questions and the parts to write that wait for the caller."""
    require_scope(principal, "read_waiting")
    asked = in_scope(principal, "list_my_questions")
    return WaitingView(
        tasks=list_my_tasks(session, principal, FIRST, now).items,
        questions=list_my_questions(session, principal, FIRST, now).items if asked else [],
        sections=list_given_sections(session, principal, FIRST).items,
        changes_of=principal.inspections_with(POLICY["list_changes"].roles) if in_scope(principal, "list_changes") else [],
        your_side=principal.side,
        server_time=now,
    )
