"""From rows to what is read: both sides see the same words of a question. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plumbline.preparation.questions.model import Question, QuestionEntry
from plumbline.preparation.questions.policy import addressed_in_words
from plumbline.preparation.questions.schema import QuestionEntryView, QuestionOwner, QuestionRow, QuestionView
from plumbline.preparation.questions.states import OPEN, QuestionAct
from plumbline.timetable import calendar
from plumbline.timetable.schema import TaskFile
from plumbline.timetable.views import due_view


def members_of(question: Question, now: datetime) -> dict[str, Any]:
    """Give what every view of a question shows."""
    waits, due_at = question.state in OPEN, question.due_at
    owner = QuestionOwner(account_id=question.owner_id, name=question.owner_name) if question.owner_id and question.owner_name else None
    taken = (question.first_answered_at - question.asked_at).total_seconds() if question.first_answered_at else None
    return {
        "id": question.id,
        "reference": question.reference,
        "asked_of": question.asked_of,
        "title": question.title,
        "state": question.state,
        "asked_by": question.asked_by_name,
        "asked_at": question.asked_at,
        "due": due_view(due_at) if due_at else None,
        "owner": owner,
        "waits_for": owner.name if owner else addressed_in_words(question.asked_of),
        "overdue": waits and due_at is not None and calendar.seconds_late(now, due_at) > 0,
        "days_left": calendar.days_left(now, due_at) if waits and due_at else None,
        "answered_at": question.answered_at,
        "late": calendar.lateness(question.answered_at, due_at) if question.answered_at and due_at else None,
        "response_time": None if taken is None else calendar.duration_words(int(taken)),
    }


def row_of(question: Question, now: datetime) -> QuestionRow:
    """Give a question as lists show it."""
    return QuestionRow(**members_of(question, now))


def view_of(question: Question, entries: Sequence[QuestionEntry], now: datetime) -> QuestionView:
    """Give a question with its history, the oldest first."""
    return QuestionView(**members_of(question, now), text=question.text, entries=_entries(entries))


def _entries(entries: Sequence[QuestionEntry]) -> list[QuestionEntryView]:
    """Show the history. The answer that ended the waiting may be late; what is added to it is not."""
    shown, waiting = [], True
    for entry in entries:
        answered = entry.act is QuestionAct.ANSWERED
        shown.append(_entry(entry, awaited=waiting and answered))
        waiting = entry.act is QuestionAct.REOPENED or (waiting and not answered)
    return shown


def _entry(entry: QuestionEntry, *, awaited: bool) -> QuestionEntryView:
    return QuestionEntryView(
        act=entry.act,
        side=entry.side,
        text=entry.text,
        files=[TaskFile(**file) for file in entry.files],
        by=entry.entered_by_name,
        at=entry.entered_at,
        due=due_view(entry.due_at) if entry.due_at else None,
        late=calendar.lateness(entry.entered_at, entry.due_at) if awaited and entry.due_at else None,
    )
