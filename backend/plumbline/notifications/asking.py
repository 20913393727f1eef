"""Asking for mails, in the transaction of what they are about. Where no mail server is set, nothing is asked for."""

from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.identity.invitations.model import Invitation, PasswordLink
from plumbline.kernel.jobs import defer
from plumbline.kernel.mail import sends_mails
from plumbline.notifications.kinds import Mailing

MAIL_NOTICES, MAIL_INVITATION, MAIL_PASSWORD_LINK = "mail_notices", "mail_invitation", "mail_password_link"


def ask_for_notices(session: Session, account_id: UUID, mailing: Mailing) -> None:
    """Ask for one mail about whatever waits for this person and is to be mailed at that pace."""
    if sends_mails(session):
        defer(session, MAIL_NOTICES, account_id=str(account_id), mailing=mailing.value)


def ask_for_link(session: Session, link: Invitation | PasswordLink) -> None:
    """Ask for a mail that brings a link to whom it is for; the letter's link goes by hand alone."""
    if not sends_mails(session):
        return
    if isinstance(link, PasswordLink):
        defer(session, MAIL_PASSWORD_LINK, link=link.hash.hex())
    elif link.email is not None:
        defer(session, MAIL_INVITATION, link=str(link.id))
