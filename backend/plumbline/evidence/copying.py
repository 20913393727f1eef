"""Carrying evidence from a self-evaluation outside any inspection into one: the same files under new references."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.evidence.model import EvidenceItem, EvidenceVersion
from plumbline.evidence.owners import Owner
from plumbline.evidence.policy import visible_to
from plumbline.evidence.service import next_number
from plumbline.identity.principal import Principal


def copy_evidence(
    session: Session, principal: Principal, source_id: UUID, target: Owner, references: Collection[str], now: datetime
) -> dict[str, str]:
    """Copy what the caller sees of these items, each in its latest version; gives the new reference of each by its old one.

    The copy is received now, since that is when it came into the inspection; what the evidence is of, and its file, is
    the same. `principal` carries the roles of the source. The caller has checked who may add to the target.
    """
    numbers = {int(reference.removeprefix("E-")) for reference in references}
    latest = (EvidenceVersion.evidence_id == EvidenceItem.id) & (EvidenceVersion.number == EvidenceItem.latest_version)
    statement = (
        select(EvidenceItem, EvidenceVersion)
        .outerjoin(EvidenceVersion, latest)
        .where(
            EvidenceItem.owner_id == source_id, EvidenceItem.number.in_(numbers), EvidenceItem.withdrawn_at.is_(None), visible_to(principal)
        )
        .order_by(EvidenceItem.number)
    )
    renamed: dict[str, str] = {}
    for item, version in session.execute(statement).all():
        copy = _copied(principal, item, target, next_number(session, target), now)
        session.add(copy)
        session.flush()
        if version is not None:
            copy.latest_version = 1
            session.add(_same_file(principal, version, copy, now))
        renamed[item.reference] = copy.reference
    session.flush()
    return renamed


def _copied(principal: Principal, item: EvidenceItem, target: Owner, number: int, now: datetime) -> EvidenceItem:
    return EvidenceItem(
        owner_id=target.id,
        organisation_id=target.organisation_id,
        inspection_id=target.inspection_id,
        number=number,
        title=item.title,
        kind=item.kind,
        address=item.address,
        file_name=item.file_name,
        description=item.description,
        language=item.language,
        source_type=item.source_type,
        evidence_on=item.evidence_on,
        period=item.period,
        nature=item.nature,
        indicators=list(item.indicators),
        considerations=list(item.considerations),
        sensitivity=item.sensitivity,
        added_by=principal.subject,
        added_by_name=principal.name,
        received_at=now,
    )


def _same_file(principal: Principal, version: EvidenceVersion, copy: EvidenceItem, now: datetime) -> EvidenceVersion:
    return EvidenceVersion(
        evidence_id=copy.id,
        organisation_id=copy.organisation_id,
        inspection_id=copy.inspection_id,
        number=1,
        file_name=version.file_name,
        media_type=version.media_type,
        previewed=version.previewed,
        size=version.size,
        sha256=version.sha256,
        state=version.state,
        begun_at=now,
        received_at=now,
        added_by=principal.subject,
        added_by_name=principal.name,
    )
