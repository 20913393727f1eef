"""Bringing evidence, changing it until it is submitted, and what may still be done to it afterwards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.evidence.model import EvidenceCitation, EvidenceItem, EvidenceKind, EvidenceRegister, EvidenceVersion
from plumbline.evidence.owners import Owner, find_owner
from plumbline.evidence.reading import find_item, view_of
from plumbline.evidence.refusals import EvidenceCited, EvidenceClosed, EvidenceNotSubmitted, EvidenceSubmitted, EvidenceWithdrawn
from plumbline.evidence.schema import EvidenceAddition, EvidenceChange, EvidenceItemView, Withdrawal
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.problems import FieldError, InvalidRequest


@dataclass(frozen=True)
class FrozenFile:
    """One item as it went into a submission. Links and pointers have no file and no digest."""

    evidence_id: UUID
    reference: str
    title: str
    kind: EvidenceKind
    address: str | None
    version: int | None
    file_name: str | None
    size: int | None
    sha256: str | None
    begun_at: datetime | None
    received_at: datetime


def add_evidence(session: Session, principal: Principal, owner_id: UUID, addition: EvidenceAddition, now: datetime) -> EvidenceItemView:
    """Add an item. It becomes visible to the inspectorate with the self-evaluation, or as supplementary material (R68)."""
    owner = find_owner(session, principal, owner_id)
    require(principal, owner_id, "add_evidence")
    refuse_closed(owner)
    return view_of(session, principal, new_item(session, principal, owner, addition, now))


def refuse_closed(owner: Owner) -> None:
    """Raise EvidenceClosed (409) where the inspection is over."""
    if owner.closed:
        raise EvidenceClosed("The inspection is over.")


def new_item(session: Session, principal: Principal, owner: Owner, addition: EvidenceAddition, now: datetime) -> EvidenceItem:
    """Write an item down under the next number. The caller has checked who may add to the owner."""
    item = EvidenceItem(
        owner_id=owner.id,
        organisation_id=owner.organisation_id,
        inspection_id=owner.inspection_id,
        number=next_number(session, owner),
        title=addition.title,
        kind=addition.kind,
        address=addition.address,
        file_name=addition.file_name,
        description=addition.description,
        language=addition.language,
        source_type=addition.source_type,
        evidence_on=addition.evidence_on,
        period=addition.period,
        nature=addition.nature,
        indicators=addition.indicators,
        considerations=addition.considerations,
        sensitivity=addition.sensitivity,
        added_by=principal.subject,
        added_by_name=principal.name,
        received_at=now,
    )
    session.add(item)
    session.flush()
    _record(session, principal, "evidence_added", item, f"{item.reference} was added.", now)
    return item


def change_evidence(
    session: Session,
    principal: Principal,
    owner_id: UUID,
    evidence_id: UUID,
    change: EvidenceChange,
    precondition: IfMatch,
    now: datetime,
) -> EvidenceItemView:
    """Change what is said about an item, until it is submitted."""
    item = find_item(session, principal, owner_id, evidence_id, lock=True)
    require(principal, owner_id, "change_evidence")
    precondition.check(view_of(session, principal, item))
    _require_unsubmitted(item)
    if "address" in change.model_fields_set and (item.kind is EvidenceKind.FILE) != (change.address is None):
        raise InvalidRequest(
            "A link or a pointer has an address, a file has none.",
            errors=[FieldError("/address", "address_of_kind", "Leave the address out, or add a new item of the other kind.")],
        )
    for name in change.model_fields_set:
        setattr(item, name, getattr(change, name))
    session.flush()
    _record(session, principal, "evidence_changed", item, f"{item.reference} was changed.", now, sorted(change.model_fields_set))
    return view_of(session, principal, item)


def delete_evidence(
    session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Delete an item that was not submitted and that no text rests on. Its number is not given again."""
    item = find_item(session, principal, owner_id, evidence_id, lock=True)
    require(principal, owner_id, "delete_evidence")
    precondition.check(view_of(session, principal, item))
    _require_unsubmitted(item)
    if session.execute(select(EvidenceCitation.id).where(EvidenceCitation.evidence_id == item.id).limit(1)).first() is not None:
        raise EvidenceCited(f"{item.reference} is cited. Remove the citation first.")
    _record(session, principal, "evidence_deleted", item, f"{item.reference} was deleted.", now)
    session.delete(item)
    session.flush()


def withdraw_evidence(
    session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, withdrawal: Withdrawal, now: datetime
) -> EvidenceItemView:
    """Take back a submitted item: it stays where it is, marked with the reason, and is never deleted."""
    item = find_item(session, principal, owner_id, evidence_id, lock=True)
    require(principal, owner_id, "withdraw_evidence")
    if item.submitted_at is None:
        raise EvidenceNotSubmitted(f"{item.reference} was not submitted. It can still be deleted.")
    _require_present(item)
    item.withdrawn_at, item.withdrawal_reason = now, withdrawal.reason
    session.flush()
    _record(session, principal, "evidence_withdrawn", item, f"{item.reference} was withdrawn.", now, reason=withdrawal.reason)
    return view_of(session, principal, item)


def submit_evidence(session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, now: datetime) -> EvidenceItemView:
    """Submit an item, or its latest version, as supplementary material (R68). What was submitted before stays as it was."""
    item = find_item(session, principal, owner_id, evidence_id, lock=True)
    require(principal, owner_id, "submit_evidence")
    _require_present(item)
    register = session.get(EvidenceRegister, item.owner_id)
    if register is None or register.submitted_at is None:
        raise EvidenceNotSubmitted(f"{item.reference} goes in with the self-evaluation, which was not submitted yet.")
    if item.kind is EvidenceKind.FILE and item.latest_version == 0:
        raise EvidenceNotSubmitted(f"The file of {item.reference} has not been uploaded yet.")
    if item.submitted_at is not None and item.submitted_version == item.latest_version:
        raise EvidenceSubmitted(f"{item.reference} was submitted already.")
    submit_latest(session, item, now, supplementary=True)
    record_submission(session, principal, item, f"{item.reference} was submitted as supplementary material.", now)
    return view_of(session, principal, item)


def freeze_evidence(session: Session, inspection_id: UUID, now: datetime) -> list[FrozenFile]:
    """Submit with the self-evaluation all that it cites or that is marked with an indicator; gives it in order (R61).

    What is neither stays with the council: nobody hands over a draft by forgetting it. For the act of submission only,
    which has checked who may and answers for the ledger.
    """
    cited = select(EvidenceCitation.evidence_id).where(EvidenceCitation.side == Side.COUNCIL)
    items = session.execute(
        select(EvidenceItem)
        .where(
            EvidenceItem.inspection_id == inspection_id,
            EvidenceItem.withdrawn_at.is_(None),
            # A later version of what went with an answer goes in now.
            EvidenceItem.submitted_at.is_(None) | (EvidenceItem.submitted_version < EvidenceItem.latest_version),
            (EvidenceItem.kind != EvidenceKind.FILE) | (EvidenceItem.latest_version > 0),
            (func.cardinality(EvidenceItem.indicators) > 0) | EvidenceItem.id.in_(cited),
        )
        .order_by(EvidenceItem.number)
        .with_for_update()
    ).scalars()
    for item in items:
        submit_latest(session, item, now, supplementary=False)
    _mark_submitted(session, inspection_id, now)
    own_citations = EvidenceCitation.side == Side.COUNCIL
    session.execute(
        update(EvidenceCitation)
        .where(EvidenceCitation.inspection_id == inspection_id, own_citations, EvidenceCitation.released_at.is_(None))
        .values(released_at=now)
    )
    return frozen_files(session, inspection_id)


def frozen_files(session: Session, inspection_id: UUID) -> list[FrozenFile]:
    """Give all that is submitted in an inspection, supplementary material too, in the order of the references."""
    rows = session.execute(
        select(EvidenceItem, EvidenceVersion)
        .outerjoin(
            EvidenceVersion, (EvidenceVersion.evidence_id == EvidenceItem.id) & (EvidenceVersion.number == EvidenceItem.submitted_version)
        )
        .where(EvidenceItem.inspection_id == inspection_id, EvidenceItem.submitted_at.is_not(None))
        .order_by(EvidenceItem.number)
    )
    return [
        FrozenFile(
            evidence_id=item.id,
            reference=item.reference,
            title=item.title,
            kind=item.kind,
            address=item.address,
            version=version.number if version else None,
            file_name=version.file_name if version else None,
            size=version.size if version else None,
            sha256=version.sha256 if version else None,
            begun_at=version.begun_at if version else None,
            received_at=version.received_at if version else item.received_at,
        )
        for item, version in rows
    ]


def submit_latest(session: Session, item: EvidenceItem, now: datetime, *, supplementary: bool) -> None:
    """Let the inspectorate read an item as it stands. The caller has checked who may, and answers for the ledger."""
    session.execute(
        update(EvidenceVersion)
        .where(EvidenceVersion.evidence_id == item.id, EvidenceVersion.number == item.latest_version)
        .values(submitted_at=now)
    )
    if item.submitted_at is None:
        item.submitted_at, item.supplementary = now, supplementary
    item.submitted_version = item.latest_version
    session.flush()


def next_number(session: Session, owner: Owner) -> int:
    """Give the next number; two people who add at once wait for each other here."""
    statement = insert(EvidenceRegister).values(
        owner_id=owner.id, inspection_id=owner.inspection_id, organisation_id=owner.organisation_id, last_number=1, submitted_at=None
    )
    statement = statement.on_conflict_do_update(
        index_elements=[EvidenceRegister.owner_id], set_={"last_number": EvidenceRegister.last_number + 1}
    )
    return session.execute(statement.returning(EvidenceRegister.last_number)).scalar_one()


def _mark_submitted(session: Session, inspection_id: UUID, now: datetime) -> None:
    """Note the first submission, of an inspection without any evidence too: from now on more is supplementary."""
    council = session.execute(select(Inspection.council_id).where(Inspection.id == inspection_id)).scalar_one()
    statement = insert(EvidenceRegister).values(
        owner_id=inspection_id, inspection_id=inspection_id, organisation_id=council, last_number=0, submitted_at=now
    )
    session.execute(statement.on_conflict_do_update(index_elements=[EvidenceRegister.owner_id], set_={"submitted_at": now}))
    session.expire_all()


def _require_present(item: EvidenceItem) -> None:
    if item.withdrawn_at is not None:
        raise EvidenceWithdrawn(f"{item.reference} was withdrawn.")


def _require_unsubmitted(item: EvidenceItem) -> None:
    _require_present(item)
    if item.submitted_at is not None:
        raise EvidenceSubmitted(f"{item.reference} was submitted and stays as it was.")


def record_submission(session: Session, principal: Principal, item: EvidenceItem, summary: str, now: datetime) -> None:
    """Tell both sides that an item was handed over."""
    _record(session, principal, "evidence_submitted", item, summary, now)


def _record(
    session: Session,
    principal: Principal,
    action: str,
    item: EvidenceItem,
    summary: str,
    now: datetime,
    members: list[str] | None = None,
    reason: str | None = None,
) -> None:
    audit.record(
        session,
        principal,
        action,
        now=now,
        inspection_id=item.inspection_id,
        subject=("evidence", item.id),
        summary=summary,
        detail={"members": members} if members else None,
        reason=reason,
        page=f"evidence/{item.reference}",
    )
