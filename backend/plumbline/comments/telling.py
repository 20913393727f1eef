"""Whom a comment reaches, and who is told of it: nobody hears of a comment that they cannot read."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.comments.model import Audience, Comment
from plumbline.comments.policy import ANSWERED, FOR_BOTH_SIDES, FRONT, MENTIONED, may_read
from plumbline.comments.subjects import Subject, sees
from plumbline.identity.colleagues import principals_of
from plumbline.identity.model import Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.notifications.telling import tell


def readers_among(session: Session, comment: Comment, accounts: Iterable[UUID]) -> list[UUID]:
    """Give those of `accounts` who can read the comment and see its subject, in their order."""
    wanted = list(dict.fromkeys(accounts))
    people = principals_of(session, comment.inspection_id, wanted) if wanted else {}
    return [account for account in wanted if account in people and _reaches(session, people[account], comment)]


def tell_of(session: Session, comment: Comment, subject: Subject, parent: Comment | None, now: datetime) -> None:
    """Tell those mentioned, whoever is answered, and of a comment for both sides those who front the other; each once."""
    told = {comment.author}
    for kind, accounts in (
        (MENTIONED, comment.mentions),
        (ANSWERED, [parent.author] if parent else []),
        (FOR_BOTH_SIDES, _front_of_the_other_side(session, comment)),
    ):
        reached = readers_among(session, comment, [account for account in accounts if account not in told])
        told.update(reached)
        tell(
            session,
            kind,
            reached,
            inspection_id=comment.inspection_id,
            subject_id=comment.id,
            actor_name=comment.author_name,
            now=now,
            page=f"/{subject.page}#comments" if subject.page else "#comments",
        )


def _front_of_the_other_side(session: Session, comment: Comment) -> list[UUID]:
    if comment.audience is not Audience.BOTH_SIDES:
        return []
    other = Side.COUNCIL if comment.side is Side.INSPECTORATE else Side.INSPECTORATE
    statement = select(Membership.account_id).where(
        Membership.inspection_id == comment.inspection_id, Membership.until_at.is_(None), Membership.role.in_(sorted(FRONT[other]))
    )
    return list(session.execute(statement.order_by(Membership.account_id)).scalars())


def _reaches(session: Session, person: Principal, comment: Comment) -> bool:
    if not may_read(person, person.roles_in(comment.inspection_id), comment.audience, comment.side, comment.author):
        return False
    return sees(session, person, comment.inspection_id, comment.subject_kind, comment.subject_id)
