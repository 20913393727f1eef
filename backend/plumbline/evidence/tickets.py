"""Download tickets: a browser follows an address, and cannot send a token with it.

A ticket opens one version of one file for one account for sixty seconds. Only its SHA-256 is kept.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from plumbline.evidence.content import CLOSED_STATES, Opening, find_readable, opening_of
from plumbline.evidence.model import DownloadTicket, EvidenceItem, EvidenceVersion
from plumbline.evidence.schema import DownloadTicketView
from plumbline.identity.model import Account, Membership, SignInSession
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import Forbidden, NotFound
from plumbline.kernel.read_log import ReadEntry

LIFETIME = timedelta(seconds=60)
ADDRESS = "/api/v1/downloads/"


def create_download_ticket(
    session: Session, principal: Principal, inspection_id: UUID, evidence_id: UUID, number: int | None, now: datetime
) -> DownloadTicketView:
    """Give an address that opens the file without a token. For people: a machine client reads the content with its token."""
    _, version = find_readable(session, principal, inspection_id, evidence_id, number, "create_download_ticket")
    if principal.account_id is None:
        raise Forbidden("A ticket is for a person's browser. An API client reads the content with its token.")
    secret = secrets.token_urlsafe(32)
    session.add(
        DownloadTicket(
            hash=_hash(secret),
            version_id=version.id,
            inspection_id=inspection_id,
            account_id=principal.account_id,
            session_id=principal.session_id,
            expires_at=now + LIFETIME,
        )
    )
    session.flush()
    return DownloadTicketView(address=f"{ADDRESS}{secret}", expires_at=now + LIFETIME)


def redeem(session: Session, secret: str, now: datetime, *, from_start: bool) -> Opening:
    """Open the file of a ticket; raises NotFound where it is unknown, too old, or its holder has lost the right since."""
    current = (
        (Membership.account_id == Account.id) & (Membership.inspection_id == DownloadTicket.inspection_id) & Membership.until_at.is_(None)
    )
    ticket = session.execute(
        select(DownloadTicket, Account.name)
        .join(Account, Account.id == DownloadTicket.account_id)
        .join(SignInSession, SignInSession.id == DownloadTicket.session_id)
        .where(
            DownloadTicket.hash == _hash(secret),
            DownloadTicket.expires_at > now,
            Account.deactivated_at.is_(None),
            SignInSession.ended_at.is_(None),
            select(Membership.id).where(current).exists(),
        )
    ).one_or_none()
    if ticket is None:
        raise NotFound
    leave, name = ticket
    # Row security knows no caller here; the ticket itself names the one inspection that it reaches.
    session.execute(select(func.set_config("plumbline.inspections", str(leave.inspection_id), True)))
    item, version = session.execute(
        select(EvidenceItem, EvidenceVersion)
        .join(EvidenceVersion, EvidenceVersion.evidence_id == EvidenceItem.id)
        .where(EvidenceVersion.id == leave.version_id)
    ).one()
    if version.state in CLOSED_STATES:
        raise NotFound
    if from_start:
        session.add(
            ReadEntry(
                at=now,
                reader=leave.account_id,
                reader_name=name,
                inspection_id=leave.inspection_id,
                subject_kind="evidence",
                subject_id=item.id,
                what=f"{item.reference}, version {version.number}",
            )
        )
        session.flush()
    return opening_of(version)


def forget_tickets(session: Session, now: datetime) -> int:
    """Delete tickets that open nothing any more; gives how many."""
    gone = session.execute(delete(DownloadTicket).where(DownloadTicket.expires_at < now).returning(DownloadTicket.hash))
    return len(gone.all())


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
