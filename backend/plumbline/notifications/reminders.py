"""Reminders of deadlines as they stand now, and the daily mail: what the clock asks for, and nobody's act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.identity.model import Account, Membership
from plumbline.identity.roles import COORDINATOR, Role, Side
from plumbline.kernel.mail import sends_mails
from plumbline.notifications.asking import ask_for_notices
from plumbline.notifications.kinds import KINDS, NEAR, PASSED, Mailing, mailing_of
from plumbline.notifications.letters import LONDON
from plumbline.notifications.model import Notification, NotificationSettings
from plumbline.notifications.telling import Due, tell

DAYS_BEFORE: Final = (14, 7, 2, 0)
DAYS_AFTER: Final = 1
MORNING: Final = time(8)
# A worker that was down over a weekend still reminds; older reminders are not made up for.
PATIENCE: Final = timedelta(days=3)
HORIZON: Final = timedelta(days=DAYS_BEFORE[0] + 1)


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """Something still to be done in an inspection at work: by whom, by when, and where. `title` holds no text of a person.

    It falls to the people with one of `roles`, or to one `person`. `near` and `passed` are the kinds that tell of it.
    """

    inspection_id: UUID
    subject_id: UUID
    party: Side
    roles: frozenset[Role]
    title: str
    page: str
    due_at: datetime
    due_words: str
    person: UUID | None = None
    near: str = NEAR
    passed: str = PASSED


Deadlines = Callable[[Session, datetime, datetime], Iterable[Deadline]]
"""Gives what is still to be done and falls due between two instants, in inspections that are neither paused nor over."""
_SOURCES: list[Deadlines] = []


def register_deadlines(*sources: Deadlines) -> None:
    """Let the deadlines of features be reminded of."""
    _SOURCES.extend(source for source in sources if source not in _SOURCES)


def moment(due_at: datetime, days_before: int) -> datetime:
    """Give the morning in London that many days before the day of a deadline, or after it."""
    day = due_at.astimezone(LONDON).date() - timedelta(days=days_before)
    return datetime.combine(day, MORNING, LONDON)


def reminder_of(due_at: datetime, now: datetime) -> tuple[str, datetime] | None:
    """Give the kind and the moment of the reminder that is due now, or None. Only the newest counts, so that none pile up."""
    moments = [*((NEAR, moment(due_at, days)) for days in DAYS_BEFORE), (PASSED, moment(due_at, -DAYS_AFTER))]
    come = [(kind, at) for kind, at in moments if at <= now]
    if not come or now - come[-1][1] > PATIENCE or (come[-1][0] == NEAR and now > due_at):
        return None
    return come[-1]


def remind(session: Session, now: datetime) -> int:
    """Remind everybody whose deadline has a reminder due now; gives how many notices are new. Once for each moment and person."""
    told = 0
    for source in _SOURCES:
        for deadline in source(session, now - PATIENCE - timedelta(days=DAYS_AFTER + 1), now + HORIZON):
            due = reminder_of(deadline.due_at, now)
            if due is not None:
                told += _remind(session, deadline, *due, now)
    return told


def _remind(session: Session, deadline: Deadline, kind: str, at: datetime, now: datetime) -> int:
    # R22: whatever the council has to do, its coordinator hears of.
    hearing = COORDINATOR if deadline.party is Side.COUNCIL else frozenset()
    roles = hearing if deadline.person else deadline.roles | hearing
    by_role = Membership.role.in_(sorted(role for role in roles if role.side is deadline.party))
    members = (
        select(Membership.account_id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.inspection_id == deadline.inspection_id,
            Membership.until_at.is_(None),
            or_(by_role, Membership.account_id == deadline.person),
            Account.deactivated_at.is_(None),
        )
        .order_by(Membership.account_id)
    )
    return tell(
        session,
        KINDS[deadline.near if kind == NEAR else deadline.passed],
        session.execute(members).scalars(),
        inspection_id=deadline.inspection_id,
        subject_id=deadline.subject_id,
        actor_name=None,
        now=now,
        page=deadline.page,
        due=Due(deadline.title, deadline.due_at, deadline.due_words),
        occasion=f"{deadline.subject_id} {at.astimezone(LONDON).isoformat()}",
    )


def send_daily_mails(session: Session, now: datetime) -> int:
    """Ask, once a day from eight in the morning in London on, for the mail of everybody for whom something waits; gives how many."""
    today = now.astimezone(LONDON)
    if not sends_mails(session) or today.time() < MORNING:
        return 0
    statement = (
        select(Notification.recipient, Notification.kind, NotificationSettings.mailing)
        .outerjoin(NotificationSettings, NotificationSettings.account_id == Notification.recipient)
        .where(
            Notification.seen_at.is_(None),
            Notification.mail_id.is_(None),
            NotificationSettings.digested_on.is_distinct_from(today.date()),
        )
        .distinct()
        .order_by(Notification.recipient)
    )
    daily = {
        row.recipient
        for row in session.execute(statement)
        if row.kind in KINDS and mailing_of(KINDS[row.kind], row.mailing or {}) is Mailing.DAILY
    }
    for account_id in sorted(daily, key=str):
        asked = insert(NotificationSettings).values(account_id=account_id, mailing={}, digested_on=today.date())
        session.execute(asked.on_conflict_do_update(index_elements=["account_id"], set_={"digested_on": today.date()}))
        ask_for_notices(session, account_id, Mailing.DAILY)
    return len(daily)
