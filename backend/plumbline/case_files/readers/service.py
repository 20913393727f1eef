"""Naming readers, recording what they bring along, and whether the group is whole (R26, R27, R49, R72)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, exists, select
from sqlalchemy.orm import Session

from plumbline.case_files.readers.group import group_of, qualifications_of
from plumbline.case_files.readers.model import CaseReader, TrainingAttendance, TrainingEvent
from plumbline.case_files.readers.policy import NAMES, READS_FOR, knows_worker_codes, visible_to, why_not_name
from plumbline.case_files.readers.schema import (
    CaseReaderChange,
    CaseReaderRow,
    CaseReaderSubmission,
    CaseReaderView,
    PossibleReader,
    ReaderGroupView,
    TrainingTaken,
)
from plumbline.identity.audit import record
from plumbline.identity.model import Account, Membership, Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import READERS, Side
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, Problem
from plumbline.methodology.case_reading import ReadingTemplate

Training = dict[UUID, list[TrainingTaken]]


class AlreadyReader(Problem):
    """One person reads once in an inspection, whatever roles they hold."""

    status, title = 409, "This person is a reader already"
    example = "Change what is recorded of them instead."


def read_reader_group(session: Session, principal: Principal, inspection_id: UUID) -> ReaderGroupView:
    """Set the readers against what the guidance asks of the group (R27)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_reader_group")
    template = method_of(session, inspection).case_reading
    rows = session.execute(_readers(principal).where(CaseReader.inspection_id == inspection_id)).all()
    group = group_of(template, _rows(session, template, rows))
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    return ReaderGroupView(
        kinds=group.kinds,
        qualifications=qualifications_of(template, [known.code for known in template.qualifications] if template else []),
        local_readers=len(group.local),
        inspectors=len(group.inspectors),
        untrained=group.untrained,
        missing=group.missing,
        possible=_possible(session, principal, inspection_id),
        permitted_actions=permitted_actions(principal, inspection_id, {"name_case_reader": over, "add_training_event": over}),
    )


def list_case_readers(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[CaseReaderRow]:
    """Give one page of the readers that the caller sees, in the order in which they were named."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_case_readers")
    statement = _readers(principal).where(CaseReader.inspection_id == inspection_id)
    keys = [Key(CaseReader.named_at, "named_at"), Key(CaseReader.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    return Page(items=_rows(session, method_of(session, inspection).case_reading, rows), next_cursor=cursor, count=count)


def read_case_reader(session: Session, principal: Principal, inspection_id: UUID, reader_id: UUID) -> CaseReaderView:
    """Give one reader. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_case_reader")
    return _view(session, principal, inspection, reader_id)


def name_case_reader(
    session: Session, principal: Principal, inspection_id: UUID, given: CaseReaderSubmission, now: datetime
) -> CaseReaderView:
    """Name somebody of the caller's own side. Raises InvalidRequest (422), AlreadyReader or InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "name_case_reader")
    _refuse_unknown(session, inspection, given.qualifications)
    refuse_closed(inspection)
    side = principal.side
    account = session.execute(select(Account).where(Account.id == given.account_id, _holds_role(side, inspection_id))).scalar_one_or_none()
    if account is None:
        roles = " or ".join(sorted(role.words for role in READS_FOR[side]))
        error = FieldError("/account_id", "not_a_reader", f"Give the person the role {roles} first.")
        raise InvalidRequest("Nobody of your side who reads case records has this account.", errors=[error])
    known = select(CaseReader.id).where(
        visible_to(principal), CaseReader.inspection_id == inspection_id, CaseReader.account_id == account.id
    )
    if session.execute(known).first() is not None:
        raise AlreadyReader("Change what is recorded of them instead.")
    made = CaseReader(
        inspection_id=inspection_id,
        account_id=account.id,
        qualifications=sorted(set(given.qualifications)),
        worker_codes=sorted(set(given.worker_codes)),
        named_at=now,
    )
    session.add(made)
    session.flush()
    _note(session, principal, "case_reader_named", made, f"{account.name} reads case records.", now)
    return _view(session, principal, inspection, made.id)


def change_case_reader(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    reader_id: UUID,
    change: CaseReaderChange,
    precondition: IfMatch,
    now: datetime,
) -> CaseReaderView:
    """Change what is sent and leave the rest. Raises 404, 403, 428, 412, InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "change_case_reader")
    _refuse_unknown(session, inspection, change.qualifications)
    reader, before = _to_change(session, principal, inspection, reader_id, precondition)
    if "qualifications" in change.model_fields_set:
        reader.qualifications = sorted(set(change.qualifications))
    if "worker_codes" in change.model_fields_set:
        reader.worker_codes = sorted(set(change.worker_codes))
    session.flush()
    _note(session, principal, "case_reader_changed", reader, f"What {before.name} brings along as a reader was changed.", now)
    return _view(session, principal, inspection, reader_id)


def remove_case_reader(
    session: Session, principal: Principal, inspection_id: UUID, reader_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Take somebody out of the group. Raises 404, 403, 428, 412, InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "remove_case_reader")
    reader, before = _to_change(session, principal, inspection, reader_id, precondition)
    session.delete(reader)
    session.flush()
    _note(session, principal, "case_reader_removed", reader, f"{before.name} no longer reads case records.", now)


def note_reader(session: Session, membership: Membership, account: Account, now: datetime) -> None:
    """Take a local file reader into the group with the role itself; what they bring is recorded afterwards."""
    if membership.role not in READERS:
        return
    known = select(CaseReader.id).where(CaseReader.inspection_id == membership.inspection_id, CaseReader.account_id == account.id)
    if session.execute(known).first() is None:
        session.add(CaseReader(inspection_id=membership.inspection_id, account_id=account.id, named_at=now))
        session.flush()


def _refuse_unknown(session: Session, inspection: Inspection, codes: Sequence[str]) -> None:
    template = method_of(session, inspection).case_reading
    known = {qualification.code for qualification in template.qualifications} if template else set()
    errors = [
        FieldError(f"/qualifications/{place}", "unknown_qualification", "The method of this inspection has no such qualification.")
        for place, code in enumerate(codes)
        if code not in known
    ]
    if errors:
        raise InvalidRequest("A qualification is named by its code in the method.", errors=errors)


def _to_change(
    session: Session, principal: Principal, inspection: Inspection, reader_id: UUID, precondition: IfMatch
) -> tuple[CaseReader, CaseReaderView]:
    before = _view(session, principal, inspection, reader_id)
    reader = session.get_one(CaseReader, reader_id)
    refused = why_not_name(principal, reader, before.side)
    if refused is not None:
        raise Forbidden(refused)
    precondition.check(before)
    refuse_closed(inspection)
    return reader, before


def _possible(session: Session, principal: Principal, inspection_id: UUID) -> list[PossibleReader]:
    if not principal.roles_in(inspection_id) & NAMES[principal.side]:
        return []
    named = exists().where(CaseReader.account_id == Account.id, CaseReader.inspection_id == inspection_id)
    statement = (
        select(Account.id, Account.name).where(_holds_role(principal.side, inspection_id), ~named).order_by(Account.name, Account.id)
    )
    return [PossibleReader(account_id=row.id, name=row.name) for row in session.execute(statement)]


def _holds_role(side: Side, inspection_id: UUID) -> Any:  # noqa: ANN401 (a condition over Account)
    return exists().where(
        Membership.account_id == Account.id,
        Membership.inspection_id == inspection_id,
        Membership.role.in_(READS_FOR[side]),
        Membership.until_at.is_(None),
        Account.deactivated_at.is_(None),
    )


def _readers(principal: Principal) -> Select[*tuple[Any, ...]]:
    current = exists().where(
        Membership.account_id == CaseReader.account_id,
        Membership.inspection_id == CaseReader.inspection_id,
        Membership.role.in_(READS_FOR[Side.INSPECTORATE] | READS_FOR[Side.COUNCIL]),
        Membership.until_at.is_(None),
        Account.deactivated_at.is_(None),
    )
    return (
        select(
            CaseReader,
            CaseReader.named_at.label("named_at"),
            CaseReader.id.label("id"),
            Account.name.label("name"),
            Organisation.side.label("side"),
            current.label("current"),
        )
        .join(Account, Account.id == CaseReader.account_id)
        .join(Organisation, Organisation.id == Account.organisation_id)
        .where(visible_to(principal))
        .order_by(CaseReader.named_at, CaseReader.id)
    )


def _rows(session: Session, template: ReadingTemplate | None, rows: Sequence[Row[Any]]) -> list[CaseReaderRow]:
    taken = _training(session, [row.CaseReader.id for row in rows])
    return [CaseReaderRow(**_members(template, row, taken)) for row in rows]


def _members(template: ReadingTemplate | None, row: Row[Any], taken: Training) -> dict[str, Any]:
    reader: CaseReader = row.CaseReader
    training = taken.get(reader.id, [])
    return {
        "id": reader.id,
        "account_id": reader.account_id,
        "name": row.name,
        "side": row.side,
        "current": row.current,
        "qualifications": qualifications_of(template, reader.qualifications),
        "training": training,
        "trained": bool(training),
    }


def _training(session: Session, readers: Sequence[UUID]) -> Training:
    statement = (
        select(TrainingAttendance.reader_id, TrainingEvent.id, TrainingEvent.title, TrainingEvent.held_on)
        .join(TrainingEvent, TrainingEvent.id == TrainingAttendance.event_id)
        .where(TrainingAttendance.reader_id.in_(readers))
        .order_by(TrainingEvent.held_on, TrainingEvent.id)
    )
    taken: Training = {}
    for row in session.execute(statement):
        taken.setdefault(row.reader_id, []).append(TrainingTaken(event_id=row.id, title=row.title, held_on=row.held_on))
    return taken


def _view(session: Session, principal: Principal, inspection: Inspection, reader_id: UUID) -> CaseReaderView:
    wanted = _readers(principal).where(CaseReader.id == reader_id, CaseReader.inspection_id == inspection.id)
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    reader: CaseReader = row.CaseReader
    template = method_of(session, inspection).case_reading
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    why = why_not_name(principal, reader, row.side) or over
    return CaseReaderView(
        **_members(template, row, _training(session, [reader_id])),
        worker_codes=list(reader.worker_codes) if knows_worker_codes(principal, reader) else None,
        permitted_actions=permitted_actions(principal, inspection.id, {"change_case_reader": why, "remove_case_reader": why}),
    )


def _note(session: Session, principal: Principal, action: str, reader: CaseReader, summary: str, now: datetime) -> None:
    subject = ("case_reader", reader.id)
    record(session, principal, action, now=now, inspection_id=reader.inspection_id, subject=subject, summary=summary, page="file-reading")
