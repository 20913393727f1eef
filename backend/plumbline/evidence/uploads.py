"""Uploads in parts: what has arrived stays, whatever happens to the connection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from plumbline.evidence.content import ReceivedFile, add_version, open_place
from plumbline.evidence.model import EvidenceItem, EvidenceUpload
from plumbline.evidence.policy import visible_to
from plumbline.evidence.refusals import UploadOffsetMismatch
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.kernel.problems import NotFound

PART_BYTES = 8 * 1024**2
"""How much of a file is kept at once: what a broken connection can lose."""
LIFETIME = timedelta(hours=48)


@dataclass(frozen=True)
class UploadState:
    """An upload as it stands in the database now."""

    id: UUID
    inspection_id: UUID
    evidence_id: UUID
    file_name: str
    declared_type: str
    length: int
    received: int
    parts: Sequence[str]
    begun_at: datetime
    expires_at: datetime
    completed: bool

    @property
    def waits_to_be_assembled(self) -> bool:
        """Whether all of it is here and no version was made of it yet."""
        return self.received == self.length and not self.completed


@dataclass(frozen=True)
class Announcement:
    """What an upload says of itself before its first byte."""

    evidence_id: UUID
    file_name: str | None
    declared_type: str
    length: int


def begin_upload(session: Session, principal: Principal, announced: Announcement, now: datetime) -> UploadState:
    """Announce a file. The upload counts as begun from this moment, however long its parts take."""
    item = session.execute(select(EvidenceItem).where(EvidenceItem.id == announced.evidence_id, visible_to(principal))).scalar_one_or_none()
    if item is None or item.inspection_id is None:
        raise NotFound
    require(principal, item.inspection_id, "begin_upload")
    place = open_place(session, principal, now, item.inspection_id, item.id, announced.file_name)
    upload = EvidenceUpload(
        evidence_id=item.id,
        organisation_id=item.organisation_id,
        inspection_id=item.inspection_id,
        begun_by=principal.subject,
        file_name=place.file_name,
        declared_type=announced.declared_type,
        length=announced.length,
        begun_at=now,
        expires_at=now + LIFETIME,
    )
    session.add(upload)
    session.flush()
    return _state_of(upload)


def find_upload(session: Session, principal: Principal, now: datetime, upload_id: UUID, operation: str) -> UploadState:
    """Give the caller's own upload; raises NotFound for another's, and for one that has expired."""
    return _state_of(_find(session, principal, now, upload_id, operation))


def record_part(session: Session, principal: Principal, now: datetime, upload_id: UUID, offset: int, key: str, size: int) -> UploadState:
    """Count a part that is in the store. Of two that were sent for the same place, one is counted."""
    upload = _find(session, principal, now, upload_id, "continue_upload")
    counted = session.execute(
        update(EvidenceUpload)
        .where(EvidenceUpload.id == upload.id, EvidenceUpload.received == offset)
        .values(received=EvidenceUpload.received + size, parts=func.array_append(EvidenceUpload.parts, key), expires_at=now + LIFETIME)
        .returning(EvidenceUpload.id)
    ).one_or_none()
    if counted is None:
        raise offset_mismatch(upload.received)
    session.refresh(upload)
    return _state_of(upload)


def complete_upload(
    session: Session, principal: Principal, now: datetime, upload: UploadState, received: ReceivedFile, scanner: str
) -> None:
    """Make the assembled file a version of its item; a second completion of the same upload changes nothing."""
    add_version(session, principal, now, upload.inspection_id, upload.evidence_id, received, scanner)
    session.execute(update(EvidenceUpload).where(EvidenceUpload.id == upload.id).values(completed_at=now, parts=[]))


def end_upload(session: Session, principal: Principal, now: datetime, upload_id: UUID) -> UploadState:
    """Give an upload up; gives it as it stood, so that its parts can be dropped."""
    upload = _find(session, principal, now, upload_id, "end_upload")
    state = _state_of(upload)
    session.delete(upload)
    session.flush()
    return state


def forget_expired_uploads(session: Session, now: datetime) -> int:
    """Delete uploads that nobody went on with; their parts are swept from the store by age."""
    expired = session.execute(select(EvidenceUpload).where(EvidenceUpload.expires_at < now)).scalars().all()
    for upload in expired:
        session.delete(upload)
    session.flush()
    return len(expired)


def offset_mismatch(received: int) -> UploadOffsetMismatch:
    """Give the refusal of a part that belongs elsewhere."""
    return UploadOffsetMismatch(f"The upload stands at byte {received}.", headers={"Upload-Offset": str(received)})


def _find(session: Session, principal: Principal, now: datetime, upload_id: UUID, operation: str) -> EvidenceUpload:
    upload = session.execute(
        select(EvidenceUpload)
        .join(EvidenceItem, EvidenceItem.id == EvidenceUpload.evidence_id)
        .where(
            EvidenceUpload.id == upload_id,
            EvidenceUpload.begun_by == principal.subject,
            EvidenceUpload.expires_at > now,
            visible_to(principal),
        )
    ).scalar_one_or_none()
    if upload is None:
        raise NotFound
    require(principal, upload.inspection_id, operation)
    return upload


def _state_of(upload: EvidenceUpload) -> UploadState:
    if upload.inspection_id is None:
        raise NotFound
    return UploadState(
        id=upload.id,
        inspection_id=upload.inspection_id,
        evidence_id=upload.evidence_id,
        file_name=upload.file_name,
        declared_type=upload.declared_type,
        length=upload.length,
        received=upload.received,
        parts=tuple(upload.parts),
        begun_at=upload.begun_at,
        expires_at=upload.expires_at,
        completed=upload.completed_at is not None,
    )
