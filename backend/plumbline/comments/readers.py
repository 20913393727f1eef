"""Who would read a comment: named before it is written or widened, and the only people whom it can mention."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.comments.model import Audience
from plumbline.comments.policy import may_read
from plumbline.comments.schema import CommentReader, CommentReaders
from plumbline.comments.subjects import find_subject, sees
from plumbline.identity.colleagues import principals_of
from plumbline.identity.memberships.policy import visible_to as members_visible_to
from plumbline.identity.model import Account, Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import CONTRIBUTORS, Role
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection


def list_comment_readers(
    session: Session, principal: Principal, inspection_id: UUID, kind: str, subject_id: str, audience: Audience
) -> CommentReaders:
    """Name those who would read a comment of the caller with this audience, as far as the caller sees who works in the inspection.

    Roles see alike, so that each is asked for once; what a contributor sees follows from what was given to them.
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_comment_readers")
    find_subject(session, principal, inspection_id, kind, subject_id)
    if audience is Audience.MINE:
        return CommentReaders(items=[])
    known = (
        select(Membership.account_id)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.inspection_id == inspection_id, Membership.until_at.is_(None), members_visible_to(principal))
    )
    people = principals_of(session, inspection_id, session.execute(known).scalars())
    asked: dict[frozenset[Role], bool] = {}
    readers: list[CommentReader] = []
    for person in sorted(people.values(), key=lambda one: (one.side is not principal.side, one.name)):
        roles = person.roles_in(inspection_id)
        if person.subject == principal.subject or not may_read(person, roles, audience, principal.side, principal.subject):
            continue
        if_given = roles <= CONTRIBUTORS
        if not if_given and roles not in asked:
            asked[roles] = sees(session, person, inspection_id, kind, subject_id)
        if if_given or asked[roles]:
            readers.append(
                CommentReader(
                    account_id=person.subject,
                    name=person.name,
                    role=", ".join(role.words for role in Role if role in roles),
                    side=person.side,
                    if_given=if_given,
                )
            )
    return CommentReaders(items=readers)
