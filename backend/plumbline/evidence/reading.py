"""Finding and showing evidence: every read goes through `visible_to`, in the statement that fetches."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, String, and_, cast, select
from sqlalchemy.orm import Session

from plumbline.evidence.model import EvidenceItem, EvidenceKind, EvidenceRegister, EvidenceVersion, ScanState
from plumbline.evidence.owners import find_owner
from plumbline.evidence.policy import shown_version, visible_to, visible_versions
from plumbline.evidence.schema import EvidenceFileView, EvidenceFilter, EvidenceItemRow, EvidenceItemView, EvidenceVersions
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound

UNSCANNED_WARNING = "This file has not been checked for malware. Open it only if you know where it comes from."
UNREADABLE_WARNINGS = {
    ScanState.UNSCANNED: UNSCANNED_WARNING,
    ScanState.SCANNING: "The file is being checked for malware and opens when it is found clean.",
    ScanState.INFECTED: "Malware was found in this file. It cannot be opened. Bring a clean copy.",
    ScanState.UNSCANNABLE: "The file could not be checked: it has a password, or is too large for the check. Save it without the password and upload that.",
}


def find_item(session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, *, lock: bool = False) -> EvidenceItem:
    """Give one item of an inspection, or of a self-evaluation outside any, that the caller may see; raises NotFound."""
    statement = select(EvidenceItem).where(EvidenceItem.id == evidence_id, EvidenceItem.owner_id == owner_id, visible_to(principal))
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    item = session.execute(statement).scalar_one_or_none()
    if item is None:
        raise NotFound
    return item


def find_version(session: Session, principal: Principal, item: EvidenceItem, number: int | None) -> EvidenceVersion:
    """Give one version of an item's file, or the one that the caller is shown; raises NotFound."""
    shown = (
        EvidenceVersion.number == number if number is not None else EvidenceVersion.number == getattr(item, shown_version(principal).key)
    )
    version = session.execute(
        select(EvidenceVersion).where(EvidenceVersion.evidence_id == item.id, shown, visible_versions(principal))
    ).scalar_one_or_none()
    if version is None:
        raise NotFound
    return version


def list_evidence(
    session: Session, principal: Principal, owner_id: UUID, wanted: EvidenceFilter, page: PageRequest
) -> Page[EvidenceItemRow]:
    """Give one page of what the caller may see, in the order of the references (R152: whole inspections have a thousand)."""
    find_owner(session, principal, owner_id)
    require(principal, owner_id, "list_evidence")
    statement = _with_file(principal).where(EvidenceItem.owner_id == owner_id, visible_to(principal), *_narrowed(wanted))
    rows, cursor, count = page.read(
        session,
        statement.add_columns(EvidenceItem.number.label("position")),
        [Key(EvidenceItem.number, "position")],
        filters={"owner": owner_id, **wanted.model_dump(mode="json", exclude_none=True)},
    )
    return Page(items=[row_of(item, version) for item, version, _ in rows], next_cursor=cursor, count=count)


def read_evidence(session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID) -> EvidenceItemView:
    """Give one item as the caller may see it."""
    item = find_item(session, principal, owner_id, evidence_id)
    require(principal, owner_id, "read_evidence")
    return view_of(session, principal, item)


def list_versions(session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID) -> EvidenceVersions:
    """Give the versions of an item's file that the caller may see, the latest first."""
    item = find_item(session, principal, owner_id, evidence_id)
    require(principal, owner_id, "list_evidence_versions")
    versions = session.execute(
        select(EvidenceVersion)
        .where(EvidenceVersion.evidence_id == item.id, visible_versions(principal))
        .order_by(EvidenceVersion.number.desc())
    ).scalars()
    return EvidenceVersions(items=[file_view(version) for version in versions])


def view_of(session: Session, principal: Principal, item: EvidenceItem) -> EvidenceItemView:
    """Give an item with its file, its warnings and what the caller may do next: two statements."""
    version = session.execute(
        select(EvidenceVersion).where(
            EvidenceVersion.evidence_id == item.id, EvidenceVersion.number == getattr(item, shown_version(principal).key)
        )
    ).scalar_one_or_none()
    register = session.get(EvidenceRegister, item.owner_id)
    released = register is not None and register.submitted_at is not None
    warning = UNREADABLE_WARNINGS.get(version.state) if version else None
    return EvidenceItemView(
        **row_of(item, version).model_dump(),
        warnings=[warning] if warning else [],
        permitted_actions=permitted_actions(principal, item.owner_id, _acts(item, submitted_before=released)),
    )


def _acts(item: EvidenceItem, *, submitted_before: bool) -> dict[str, str | None]:
    """Say for each act what stands in its way, in the words that the page shows."""
    withdrawn = "It was withdrawn." if item.withdrawn_at else None
    frozen = withdrawn or ("It was submitted and stays as it was." if item.submitted_at else None)
    no_file = None if item.kind is EvidenceKind.FILE else "It is not a file."
    current = item.submitted_at is not None and item.submitted_version == item.latest_version
    waiting = None if submitted_before else "It goes in with the self-evaluation."
    empty = "Its file has not been uploaded." if item.kind is EvidenceKind.FILE and not item.latest_version else None
    return {
        "change_evidence": frozen,
        "delete_evidence": frozen,
        "put_evidence_content": withdrawn or no_file,
        "cite_evidence": withdrawn,
        "submit_evidence": withdrawn or waiting or empty or ("It was submitted." if current else None),
        "withdraw_evidence": withdrawn or (None if item.submitted_at else "It was not submitted; it can be deleted."),
    }


def row_of(item: EvidenceItem, version: EvidenceVersion | None) -> EvidenceItemRow:
    """Give an item as lists show it."""
    return EvidenceItemRow(
        id=item.id,
        reference=item.reference,
        title=item.title,
        kind=item.kind,
        address=item.address,
        description=item.description,
        language=item.language,
        source_type=item.source_type,
        evidence_on=item.evidence_on,
        period=item.period,
        nature=item.nature,
        indicators=item.indicators,
        considerations=item.considerations,
        sensitivity=item.sensitivity,
        added_by=item.added_by_name,
        received_at=item.received_at,
        submitted_at=item.submitted_at,
        supplementary=item.supplementary,
        withdrawn_at=item.withdrawn_at,
        withdrawal_reason=item.withdrawal_reason,
        file=file_view(version) if version else None,
    )


def file_view(version: EvidenceVersion) -> EvidenceFileView:
    """Give one version of a file."""
    return EvidenceFileView(
        version=version.number,
        file_name=version.file_name,
        media_type=version.media_type,
        previewed=version.previewed and version.state is ScanState.CLEAN,
        size=version.size,
        sha256=version.sha256,
        state=version.state,
        begun_at=version.begun_at,
        received_at=version.received_at,
        submitted_at=version.submitted_at,
        added_by=version.added_by_name,
    )


def _with_file(principal: Principal) -> Select[EvidenceItem, EvidenceVersion]:
    shown = and_(EvidenceVersion.evidence_id == EvidenceItem.id, EvidenceVersion.number == shown_version(principal))
    return select(EvidenceItem, EvidenceVersion).outerjoin(EvidenceVersion, shown)


def _narrowed(wanted: EvidenceFilter) -> Sequence[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    for column, value in (
        (EvidenceItem.kind, wanted.kind),
        (EvidenceItem.nature, wanted.nature),
        (EvidenceItem.source_type, wanted.source_type),
        (EvidenceItem.sensitivity, wanted.sensitivity),
        (EvidenceVersion.state, wanted.state),
    ):
        if value is not None:
            clauses.append(column == value)
    for codes, code in ((EvidenceItem.indicators, wanted.indicator), (EvidenceItem.considerations, wanted.consideration)):
        if code is not None:
            clauses.append(codes.bool_op("@>")(cast([code], ARRAY(String))))
    for moment, expected in ((EvidenceItem.submitted_at, wanted.submitted), (EvidenceItem.withdrawn_at, wanted.withdrawn)):
        if expected is not None:
            clauses.append(moment.is_not(None) if expected else moment.is_(None))
    if wanted.title is not None:
        clauses.append(EvidenceItem.title.icontains(wanted.title, autoescape=True))
    return clauses
