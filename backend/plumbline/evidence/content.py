"""The files of an item: taking a new version, and leave to read one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.evidence.file_names import clean_name
from plumbline.evidence.file_types import Verdict
from plumbline.evidence.model import EvidenceItem, EvidenceKind, EvidenceVersion, ScanState
from plumbline.evidence.owners import find_owner
from plumbline.evidence.reading import find_item, find_version, view_of
from plumbline.evidence.refusals import EvidenceClosed, EvidenceWithdrawn, EvidenceWithoutFile, FileNotReadable
from plumbline.evidence.schema import EvidenceItemView
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.kernel.storage import StoredFile

NO_SCANNER = frozenset({"", "none"})
CLOSED_STATES = {
    ScanState.SCANNING: "It is still being checked for malware. Try again in a minute.",
    ScanState.INFECTED: "Malware was found in it.",
    ScanState.UNSCANNABLE: "It could not be checked for malware: it has a password, or is too large for the check. Bring it again without the password.",
}


@dataclass(frozen=True)
class Place:
    """Where a file that is about to arrive belongs, and when it began."""

    owner_id: UUID
    evidence_id: UUID
    file_name: str
    begun_at: datetime


@dataclass(frozen=True)
class ReceivedFile:
    """A file that has arrived, was examined and is kept."""

    stored: StoredFile
    verdict: Verdict
    file_name: str
    begun_at: datetime


@dataclass(frozen=True)
class Opening:
    """A file that the caller may open now."""

    sha256: str
    size: int
    media_type: str
    file_name: str
    previewed: bool


def open_place(session: Session, principal: Principal, now: datetime, owner_id: UUID, evidence_id: UUID, file_name: str | None) -> Place:
    """Say whether a file may be brought to this item, before a byte of it is read. Its upload counts as begun now."""
    item = _item_taking_files(session, principal, owner_id, evidence_id)
    name = file_name or item.file_name
    if not name:
        raise InvalidRequest(
            "The file has no name.",
            errors=[
                FieldError("query:file_name", "missing", "Add ?file_name= with the file's name and ending, or give the item a file_name.")
            ],
        )
    return Place(owner_id, evidence_id, clean_name(name), now)


def add_version(
    session: Session, principal: Principal, now: datetime, owner_id: UUID, evidence_id: UUID, received: ReceivedFile, scanner: str
) -> EvidenceItemView:
    """Make a file the latest version of its item. The same file under the same name again changes nothing."""
    item = _item_taking_files(session, principal, owner_id, evidence_id, lock=True)
    latest = find_version(session, principal, item, item.latest_version) if item.latest_version else None
    if latest is None or (latest.sha256, latest.file_name) != (received.stored.sha256, received.file_name):
        write_version(session, principal, item, received, scanner, now)
    return view_of(session, principal, item)


def write_version(session: Session, principal: Principal, item: EvidenceItem, received: ReceivedFile, scanner: str, now: datetime) -> None:
    """Write a kept file down as the next version. The caller holds the item and has checked who may bring files to it."""
    item.latest_version += 1
    session.add(_version(principal, item, received, scanner, now))
    session.flush()
    audit.record(
        session,
        principal,
        "evidence_file_received",
        now=now,
        inspection_id=item.inspection_id,
        subject=("evidence", item.id),
        summary=f"Version {item.latest_version} of {item.reference} was received.",
        detail={"version": item.latest_version, "sha256": received.stored.sha256, "size": received.stored.size},
    )


def open_file(
    session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, number: int | None, now: datetime, *, from_start: bool
) -> Opening:
    """Give leave to read a file, and log the reading once for each download (`from_start`), not for each of its ranges."""
    item, version = find_readable(session, principal, owner_id, evidence_id, number, "read_evidence_content")
    if from_start:
        audit.record_read(
            session,
            principal,
            now=now,
            inspection_id=item.inspection_id,
            subject=("evidence", item.id),
            what=f"{item.reference}, version {version.number}",
        )
    return opening_of(version)


def find_readable(
    session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, number: int | None, operation: str
) -> tuple[EvidenceItem, EvidenceVersion]:
    """Give an item and a version of its file that may be opened now; raises NotFound, Forbidden, FileNotReadable."""
    item = find_item(session, principal, owner_id, evidence_id)
    require(principal, owner_id, operation)
    version = find_version(session, principal, item, number)
    if version.state in CLOSED_STATES:
        raise FileNotReadable(CLOSED_STATES[version.state])
    return item, version


def opening_of(version: EvidenceVersion) -> Opening:
    """Say how a version is served: shown in the page only if it was found clean."""
    shown = version.previewed and version.state is ScanState.CLEAN
    return Opening(version.sha256, version.size, version.media_type, version.file_name, previewed=shown)


def _item_taking_files(session: Session, principal: Principal, owner_id: UUID, evidence_id: UUID, *, lock: bool = False) -> EvidenceItem:
    item = find_item(session, principal, owner_id, evidence_id, lock=lock)
    require(principal, owner_id, "put_evidence_content")
    if find_owner(session, principal, owner_id).closed:
        raise EvidenceClosed("The inspection is over.")
    if item.kind is not EvidenceKind.FILE:
        raise EvidenceWithoutFile(f"{item.reference} is a {item.kind.value}.")
    if item.withdrawn_at is not None:
        raise EvidenceWithdrawn(f"{item.reference} was withdrawn.")
    return item


def _version(principal: Principal, item: EvidenceItem, received: ReceivedFile, scanner: str, now: datetime) -> EvidenceVersion:
    return EvidenceVersion(
        evidence_id=item.id,
        organisation_id=item.organisation_id,
        inspection_id=item.inspection_id,
        number=item.latest_version,
        file_name=received.file_name,
        media_type=received.verdict.media_type,
        previewed=received.verdict.previewed,
        size=received.stored.size,
        sha256=received.stored.sha256,
        state=_first_state(received.verdict, scanner),
        begun_at=received.begun_at,
        received_at=now,
        added_by=principal.subject,
        added_by_name=principal.name,
    )


def _first_state(verdict: Verdict, scanner: str) -> ScanState:
    if verdict.encrypted:
        return ScanState.UNSCANNABLE
    return ScanState.UNSCANNED if scanner in NO_SCANNER else ScanState.SCANNING
