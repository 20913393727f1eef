"""Links: made, found and refused alike whether they never existed, were used, have expired or were withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from plumbline.identity import refresh
from plumbline.identity.installation import page_address
from plumbline.identity.invitations.model import Invitation, InvitationKind, PasswordLink
from plumbline.identity.roles import Role
from plumbline.kernel.problems import Problem

HOLDS_FOR = timedelta(days=14)
PASSWORD_LINK_HOLDS_FOR = timedelta(hours=24)


class LinkNotValid(Problem):
    """One answer to every link that does nothing."""

    status, title = 404, "This link does not work any more"
    example = "It was used, has expired or was withdrawn. Ask whoever sent it for a new one."
    advice = "A link works once and for a limited time. Ask whoever sent it for a new one: that takes them a moment."

    def __init__(self) -> None:
        super().__init__("It was used, has expired or was withdrawn. Ask whoever sent it for a new one.")


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Whom an invitation is for; a link that lets a council name its coordinator is for nobody in particular."""

    kind: InvitationKind = InvitationKind.JOIN
    organisation_id: UUID
    inspection_id: UUID | None = None
    role: Role | None = None
    deputy: bool = False
    email: str | None = None
    name: str | None = None
    post: str | None = None


LinkMade = Callable[[Session, Invitation | PasswordLink], None]
_MADE: list[LinkMade] = []
"""What a feature above does with a new link, such as mailing one; filled by main."""


def register_link_made(follow_up: LinkMade) -> None:
    """Add something that follows the making of every link."""
    if follow_up not in _MADE:
        _MADE.append(follow_up)


def _made(session: Session, link: Invitation | PasswordLink) -> None:
    session.add(link)
    session.flush()
    for follow_up in _MADE:
        follow_up(session, link)


def address_for_mail(public_origin: str, link: Invitation | PasswordLink) -> str:
    """Give a second secret for the same link, made when it is mailed: the one that was shown is kept nowhere."""
    token = refresh.new_token()
    link.mailed_hash = refresh.stored_hash(token)
    return page_address(public_origin, "/invitation" if isinstance(link, Invitation) else "/new-password", token)


def make_invitation(
    session: Session, public_origin: str, invited: Invited, *, by: UUID | None, by_name: str, now: datetime
) -> tuple[Invitation, str]:
    """Keep the invitation and give it with the address of its link, which cannot be shown again."""
    token = refresh.new_token()
    made = Invitation(
        hash=refresh.stored_hash(token),
        kind=invited.kind,
        organisation_id=invited.organisation_id,
        inspection_id=invited.inspection_id,
        role=invited.role,
        deputy=invited.deputy,
        email=invited.email,
        name=invited.name,
        post=invited.post,
        created_by=by,
        created_by_name=by_name,
        created_at=now,
        expires_at=now + HOLDS_FOR,
    )
    _made(session, made)
    return made, page_address(public_origin, "/invitation", token)


def open_invitation(session: Session, token: str, now: datetime) -> Invitation:
    """Find and lock the invitation behind a link; of two who come at once, the second is refused. Raises LinkNotValid (404)."""
    given = refresh.stored_hash(token)
    found = select(Invitation).where(or_(Invitation.hash == given, Invitation.mailed_hash == given)).with_for_update()
    invitation = session.execute(found).scalar_one_or_none()
    if invitation is None or invitation.used_at or invitation.withdrawn_at or now >= invitation.expires_at:
        raise LinkNotValid
    if invitation.inspection_id is not None:
        # Whoever holds the link has no principal yet: row security lets them reach this one inspection.
        session.execute(select(func.set_config("plumbline.inspections", str(invitation.inspection_id), True)))
    return invitation


def make_password_link(
    session: Session, public_origin: str, account_id: UUID, *, by: UUID | None, now: datetime
) -> tuple[PasswordLink, str]:
    """Keep a link with which the account's holder sets a new password, and give its address."""
    token = refresh.new_token()
    made = PasswordLink(
        hash=refresh.stored_hash(token), account_id=account_id, created_by=by, created_at=now, expires_at=now + PASSWORD_LINK_HOLDS_FOR
    )
    _made(session, made)
    return made, page_address(public_origin, "/new-password", token)


def open_password_link(session: Session, token: str, now: datetime) -> PasswordLink:
    """Find and lock a link for a new password. Raises LinkNotValid (404)."""
    given = refresh.stored_hash(token)
    found = select(PasswordLink).where(or_(PasswordLink.hash == given, PasswordLink.mailed_hash == given)).with_for_update()
    link = session.execute(found).scalar_one_or_none()
    if link is None or link.used_at or now >= link.expires_at:
        raise LinkNotValid
    return link
