"""An import of many items: who may, what its rows would do, and doing it in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.evidence.content import ReceivedFile, write_version
from plumbline.evidence.file_types import Verdict
from plumbline.evidence.manifest import KnownCodes, ManifestRow
from plumbline.evidence.model import EvidenceItem, EvidenceVersion
from plumbline.evidence.owners import find_owner
from plumbline.evidence.policy import visible_to
from plumbline.evidence.refusals import ImportRefused
from plumbline.evidence.schema import EvidenceImportView, ImportProblem, ImportRowView
from plumbline.evidence.service import new_item, refuse_closed
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection, method_of
from plumbline.kernel.storage import Arrival

MOST_PROBLEMS = 200


@dataclass(frozen=True)
class ImportPlace:
    """Where an import goes, what its rows may name, and when it began: a deadline counts by that (R60)."""

    inspection_id: UUID
    known: KnownCodes
    begun_at: datetime


@dataclass
class ImportedFile:
    """A file that waits in the store; kept once every row is sound."""

    arrival: Arrival
    verdict: Verdict
    name: str
    kept: ReceivedFile | None = None


@dataclass
class Import:
    """An import as it was found to be: the rows, and by the row's number its file."""

    place: ImportPlace
    dry_run: bool
    scanner: str
    rows: list[ManifestRow] = field(default_factory=list)
    files: dict[int, ImportedFile] = field(default_factory=dict)
    left_over: list[str] = field(default_factory=list)

    @property
    def acceptable(self) -> bool:
        """Whether all of it can be taken."""
        return not any(row.problems for row in self.rows)


def open_import(session: Session, principal: Principal, now: datetime, inspection_id: UUID) -> ImportPlace:
    """Say whether the caller may import here, before a byte of the zip is read."""
    owner = find_owner(session, principal, inspection_id)
    require(principal, inspection_id, "import_evidence")
    refuse_closed(owner)
    method = method_of(session, find_inspection(session, principal, inspection_id))
    indicators = [indicator.code for indicator in method.indicators]
    return ImportPlace(inspection_id, KnownCodes(indicators, [tag.code for tag in method.key_considerations]), now)


def finish_import(session: Session, principal: Principal, now: datetime, found: Import) -> EvidenceImportView:
    """Report on the rows, or write them all down. Raises ImportRefused (422) naming every row that cannot be taken."""
    owner = find_owner(session, principal, found.place.inspection_id)
    require(principal, found.place.inspection_id, "import_evidence")
    refuse_closed(owner)
    remarks = _known_files(session, principal, found)
    references: dict[int, str] = {}
    if not found.dry_run:
        _refuse_unsound(found)
        for row in found.rows:
            if row.addition is not None:
                item = new_item(session, principal, owner, row.addition, now)
                references[row.line] = item.reference
                file = found.files.get(row.line)
                if file is not None and file.kept is not None:
                    write_version(session, principal, item, file.kept, found.scanner, now)
    return EvidenceImportView(
        dry_run=found.dry_run,
        acceptable=found.acceptable,
        rows=[_view(row, found.files.get(row.line), references.get(row.line), remarks.get(row.line)) for row in found.rows],
        files_left_over=found.left_over,
    )


def _known_files(session: Session, principal: Principal, found: Import) -> dict[int, str]:
    """Say of a file that is there already where it is: an import that was sent twice is noticed before it is doubled."""
    hashes = {file.arrival.sha256 for file in found.files.values()}
    statement = (
        select(EvidenceVersion.sha256, EvidenceItem.number)
        .join(EvidenceItem, EvidenceItem.id == EvidenceVersion.evidence_id)
        .where(EvidenceItem.owner_id == found.place.inspection_id, EvidenceVersion.sha256.in_(hashes), visible_to(principal))
        .order_by(EvidenceItem.number.desc())
    )
    known = {row.sha256: f"The same file is here already, as E-{row.number:03}." for row in session.execute(statement)}
    return {line: known[file.arrival.sha256] for line, file in found.files.items() if file.arrival.sha256 in known}


def _refuse_unsound(found: Import) -> None:
    unsound = [row for row in found.rows if row.problems]
    if unsound:
        said = "1 row has" if len(unsound) == 1 else f"{len(unsound)} rows have"
        problems = [problem for row in unsound for problem in row.problems]
        raise ImportRefused(f"{said} to be put right. Nothing was imported.", errors=problems[:MOST_PROBLEMS])


def _view(row: ManifestRow, file: ImportedFile | None, reference: str | None, remark: str | None) -> ImportRowView:
    return ImportRowView(
        row=row.line,
        file=row.file,
        title=row.title,
        kind=row.addition.kind if row.addition else None,
        size=file.arrival.size if file else None,
        reference=reference,
        problems=[ImportProblem(column=one.pointer.rpartition("/")[2], code=one.code, detail=one.detail) for one in row.problems],
        remarks=[remark] if remark else [],
    )
