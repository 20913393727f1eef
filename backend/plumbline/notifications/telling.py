"""Who is told what: from the acts that enter the ledger, and people by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.identity.model import Account, Membership
from plumbline.identity.roles import Role
from plumbline.kernel.ledger import Occurrence
from plumbline.notifications.asking import ask_for_notices
from plumbline.notifications.kinds import BY_ACT, Kind, Mailing
from plumbline.notifications.model import Notification
from plumbline.notifications.policy import ROLE_GIVEN


@dataclass(frozen=True)
class Due:
    """The deadline that a reminder names."""

    title: str
    at: datetime
    words: str


def follow_ledger(session: Session, occurrences: Sequence[Occurrence]) -> None:
    """Tell those whom an act concerns, in the transaction of the act: the members with a role of its kind, but for the actor."""
    for occurrence in occurrences:
        kind = BY_ACT.get(occurrence.action.name)
        if kind is not None:
            members = members_with(session, occurrence.chain, kind.readers)
            told = [account for account in members if account != occurrence.actor]
            tell(
                session,
                kind,
                told,
                inspection_id=occurrence.chain,
                subject_id=occurrence.subject_id,
                actor_name=occurrence.actor_name,
                now=occurrence.at,
                about=occurrence.summary if kind.says_more else None,
            )


def follow_appointment(session: Session, membership: Membership, account: Account, now: datetime) -> None:
    """Tell a person of the role that somebody gave them."""
    if membership.named_by != account.id:
        tell(session, ROLE_GIVEN, [account.id], inspection_id=membership.inspection_id, subject_id=None, actor_name=None, now=now)


def tell(
    session: Session,
    kind: Kind,
    recipients: Iterable[UUID],
    *,
    inspection_id: UUID,
    subject_id: UUID | None,
    actor_name: str | None,
    now: datetime,
    page: str | None = None,
    about: str | None = None,
    due: Due | None = None,
    occasion: str | None = None,
) -> int:
    """Put a notice of `kind` into the inbox of each recipient, and ask for the mail; gives how many were new.

    An `occasion` that a recipient was told of already is not told again. Whether somebody wants a mail is their own
    affair and is looked at by the job, not here.
    """
    rows = [
        {
            "id": uuid4(),
            "inspection_id": inspection_id,
            "recipient": recipient,
            "kind": kind.name,
            "subject_id": subject_id,
            "page": kind.page if page is None else page,
            "actor_name": actor_name,
            "told_at": now,
            "about": due.title if due else about,
            "due_at": due.at if due else None,
            "due_words": due.words if due else None,
            "occasion": occasion,
        }
        for recipient in dict.fromkeys(recipients)
    ]
    if not rows:
        return 0
    statement = insert(Notification).values(rows).on_conflict_do_nothing(index_elements=["recipient", "occasion"])
    told = session.execute(statement.returning(Notification.recipient)).scalars().all()
    for recipient in sorted(told, key=str):
        ask_for_notices(session, recipient, Mailing.AT_ONCE)
    return len(told)


def members_with(session: Session, inspection_id: UUID, roles: frozenset[Role]) -> list[UUID]:
    """Give the active people who hold one of these roles in the inspection, in a stable order."""
    statement = (
        select(Membership.account_id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.inspection_id == inspection_id,
            Membership.until_at.is_(None),
            Membership.role.in_(sorted(roles)),
            Account.deactivated_at.is_(None),
        )
        .distinct()
        .order_by(Membership.account_id)
    )
    return list(session.execute(statement).scalars())
