"""Mails: claimed in one transaction, handed over, settled in another, so that nothing is ever mailed twice.

A mail that was surely not taken is forgotten and the errand tried again later. One of which nobody knows, because the
connection or the worker was lost after it was handed over, is never sent again: the inbox holds what it was about.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from plumbline.identity.colleagues import principal_of
from plumbline.identity.invitations.links import address_for_mail
from plumbline.identity.invitations.model import Invitation, PasswordLink
from plumbline.identity.model import Account
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.jobs import Errand
from plumbline.kernel.mail import Letter, MailNotTaken, MailRefused, MailServer, MailUncertain
from plumbline.kernel.transaction import system_session
from plumbline.notifications import letters
from plumbline.notifications.asking import MAIL_INVITATION, MAIL_NOTICES, MAIL_PASSWORD_LINK
from plumbline.notifications.kinds import KINDS, Mailing, mailing_of
from plumbline.notifications.model import Mail, Notification, NotificationSettings, Outcome, Purpose
from plumbline.notifications.policy import visible_to
from plumbline.settings import Settings

log = structlog.get_logger(__name__)

Claim = Callable[[Session, datetime], Letter | None]
Result = TypeVar("Result")


@dataclass(frozen=True)
class MailRoom:
    """Does the errands of one installation that end in a mail."""

    database: Database
    server: MailServer
    public_origin: str

    async def mail_notices(self, *, account_id: str, mailing: str) -> None:
        """Send one mail about everything unseen that waits for a person and goes at that pace."""
        await self._send(lambda session, now: claim_notices(session, UUID(account_id), Mailing(mailing), self.public_origin, now))

    async def mail_invitation(self, *, link: str) -> None:
        """Send an invitation to whom it is for."""

        def claim(session: Session, now: datetime) -> Letter | None:
            found = session.get(Invitation, UUID(link), with_for_update=True)
            if found is None or found.email is None or found.used_at or found.withdrawn_at or now >= found.expires_at:
                return None
            mail = _begun(session, Purpose.INVITATION, found.email, link, now)
            if mail is None:
                return None
            return letters.invitation_letter(mail.id, mail.address, address_for_mail(self.public_origin, found), found.expires_at, now)

        await self._send(claim)

    async def mail_password_link(self, *, link: str) -> None:
        """Send somebody the link with which they choose a new password."""

        def claim(session: Session, now: datetime) -> Letter | None:
            found = session.get(PasswordLink, bytes.fromhex(link), with_for_update=True)
            if found is None or found.used_at or now >= found.expires_at:
                return None
            account = session.get_one(Account, found.account_id)
            mail = _begun(session, Purpose.PASSWORD_LINK, account.email, link, now)
            if mail is None:
                return None
            return letters.password_letter(mail.id, mail.address, address_for_mail(self.public_origin, found), found.expires_at, now)

        await self._send(claim)

    async def _send(self, claim: Claim) -> None:
        """Claim, send, settle. Raises MailNotTaken once the claim is given back, so that the errand is tried again."""
        letter = await asyncio.to_thread(self._in_transaction, claim)
        if letter is None:
            return
        try:
            await self.server.send(letter)
        except MailNotTaken as failure:
            await asyncio.to_thread(self._in_transaction, lambda session, _: _give_back(session, letter.id))
            log.warning("mail_not_taken", mail=str(letter.id), error=str(failure))
            raise
        except (MailRefused, MailUncertain) as failure:
            outcome = Outcome.REFUSED if isinstance(failure, MailRefused) else Outcome.UNKNOWN
            log.warning("mail_given_up", mail=str(letter.id), outcome=outcome.value, error=str(failure))
        else:
            outcome = Outcome.SENT
        await asyncio.to_thread(self._in_transaction, lambda session, now: _settle(session, letter.id, outcome, now))

    def _in_transaction(self, work: Callable[[Session, datetime], Result]) -> Result:
        with system_session(self.database) as session:
            return work(session, read_now(session, production=self.database.production))


def claim_notices(session: Session, account_id: UUID, mailing: Mailing, public_origin: str, now: datetime) -> Letter | None:
    """Take what is unseen, unmailed and still visible to the person, and begin the one mail about it; None where there is nothing."""
    account = session.execute(
        select(Account).where(Account.id == account_id, Account.deactivated_at.is_(None)).with_for_update(key_share=True)
    ).scalar_one_or_none()
    person = principal_of(session, account) if account else None
    if account is None or person is None:
        return None
    settings = session.get(NotificationSettings, account_id)
    wishes = settings.mailing if settings else {}
    kinds = [kind.name for kind in KINDS.values() if mailing_of(kind, wishes) is mailing]
    waiting = select(Notification.id).where(
        visible_to(person), Notification.kind.in_(kinds), Notification.seen_at.is_(None), Notification.mail_id.is_(None)
    )
    found = session.execute(waiting).scalars().all()
    if not found:
        return None
    mail = Mail(purpose=Purpose.NOTICES, address=account.email, reference=None, made_at=now)
    session.add(mail)
    session.flush()
    session.execute(update(Notification).where(Notification.id.in_(found)).values(mail_id=mail.id))
    return letters.notices_letter(mail.id, mail.address, public_origin, now)


def mail_errands(settings: Settings, database: Database) -> dict[str, Errand]:
    """Give the errands of an installation that has a mail server, none otherwise. Raises ValueError for an unreadable address of it."""
    if not settings.mails:
        return {}
    room = MailRoom(database, MailServer.of(settings), settings.public_origin)
    return {
        MAIL_NOTICES: Errand(room.mail_notices, MailNotTaken),
        MAIL_INVITATION: Errand(room.mail_invitation, MailNotTaken),
        MAIL_PASSWORD_LINK: Errand(room.mail_password_link, MailNotTaken),
    }


def _begun(session: Session, purpose: Purpose, address: str, reference: str, now: datetime) -> Mail | None:
    """Begin the one mail of a link, unless there was one already."""
    earlier = select(Mail.id).where(Mail.purpose == purpose, Mail.reference == reference)
    if session.execute(earlier).scalar_one_or_none() is not None:
        return None
    mail = Mail(purpose=purpose, address=address, reference=reference, made_at=now)
    session.add(mail)
    session.flush()
    return mail


def _give_back(session: Session, mail_id: UUID) -> None:
    session.execute(update(Notification).where(Notification.mail_id == mail_id).values(mail_id=None))
    session.execute(delete(Mail).where(Mail.id == mail_id))


def _settle(session: Session, mail_id: UUID, outcome: Outcome, now: datetime) -> None:
    session.execute(update(Mail).where(Mail.id == mail_id).values(outcome=outcome, settled_at=now))
