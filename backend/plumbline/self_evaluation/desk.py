"""Where a self-evaluation is written: found, opened for one operation, and locked where that writes.

The same acts happen in an inspection and outside any. Outside, the caller's roles are worked out for that one
self-evaluation, and everything above this module reads them from the caller as if they were held in an inspection.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.roles import COUNCIL_LEADERS, Side
from plumbline.identity.rules import PermittedAction, permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection
from plumbline.kernel.problems import NotFound
from plumbline.methodology.method import Method
from plumbline.methodology.service import pinned_method
from plumbline.self_evaluation.model import Section, SelfEvaluation
from plumbline.self_evaluation.opening import open_self_evaluation
from plumbline.self_evaluation.policy import (
    OWN_RULES,
    SAME_OUTSIDE,
    contributes,
    keeps,
    own_visible_to,
    roles_outside,
    visible_sections,
    visible_to,
)
from plumbline.self_evaluation.refusals import InspectionOver, SelfEvaluationSubmitted


@dataclass(frozen=True)
class Inside:
    """The self-evaluation of an inspection."""

    inspection_id: UUID


@dataclass(frozen=True)
class Outside:
    """A council's own."""

    self_evaluation_id: UUID


Place = Inside | Outside


class Hold(StrEnum):
    """How a write holds the self-evaluation: many write sections at once, an act upon the whole waits for all of them."""

    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True)
class Desk:
    """A self-evaluation opened by somebody; `caller` carries the roles that they have here."""

    record: SelfEvaluation
    inspection: Inspection | None
    caller: Principal
    method: Method

    @property
    def released(self) -> bool:
        """Whether the inspectorate reads it."""
        return self.record.submitted_at is not None or self.record.shared_at is not None

    @property
    def on_council_side(self) -> bool:
        """Whether a member of the council sits here."""
        return self.caller.side is Side.COUNCIL

    @property
    def leads(self) -> bool:
        """Whether the caller sees the council's work whole."""
        return bool(self.caller.roles_in(self.record.place_id) & COUNCIL_LEADERS)

    @property
    def settled(self) -> str | None:
        """Why nothing of it can be written any more, or nothing."""
        if self.record.submitted_at is not None:
            return "It was submitted and stays as it was."
        return "The inspection is over." if self.inspection is not None and self.inspection.closed else None

    def refuse_settled(self) -> None:
        """Raise SelfEvaluationSubmitted or InspectionOver (409) where nothing more can be written."""
        if self.record.submitted_at is not None:
            raise SelfEvaluationSubmitted("It stays as it was submitted. Hand in what is new as supplementary material.")
        if self.inspection is not None and self.inspection.closed:
            raise InspectionOver("Nothing more can be written.")

    def actions(self, acts: Mapping[str, str | None]) -> list[PermittedAction]:
        """Say which of these the caller may do next, under the names that they have at this place."""
        if self.inspection is not None:
            inside = {act: reason for act, reason in acts.items() if act not in OWN_RULES}
            return permitted_actions(self.caller, self.record.place_id, inside)
        named = {inside: own for own, inside in SAME_OUTSIDE.items()} | {own: own for own in OWN_RULES}
        outside = {named[act]: reason for act, reason in acts.items() if act in named}
        return permitted_actions(self.caller, self.record.place_id, outside)


def open_desk(
    session: Session, principal: Principal, place: Place, operation: str, now: datetime, *, hold: Hold | None = None, item: bool = False
) -> Desk:
    """Open a self-evaluation for an operation.

    Raises NotFound (404) for whoever does not see it, for an `item` of what was not released to the inspectorate, and
    Forbidden (403) naming who may.
    """
    desk = _inside(session, principal, place, now, hold) if isinstance(place, Inside) else _outside(session, principal, place, hold)
    if item and not desk.on_council_side and not desk.released:
        raise NotFound
    require(desk.caller, desk.record.place_id, operation)
    return desk


def sections_of(session: Session, desk: Desk) -> list[Section]:
    """Give the sections that the caller writes or may read while they are written, in their order."""
    statement = select(Section).where(Section.self_evaluation_id == desk.record.id, visible_sections(desk.caller))
    return list(session.execute(statement.order_by(Section.position, Section.code)).scalars())


def find_section(session: Session, desk: Desk, code: str, *, lock: bool = False) -> Section:
    """Give one section that is being written. Raises NotFound (404) for one that the caller does not write."""
    statement = select(Section).where(Section.self_evaluation_id == desk.record.id, Section.code == code, visible_sections(desk.caller))
    if lock:
        statement = statement.with_for_update(of=Section).execution_options(populate_existing=True)
    section = session.execute(statement).scalar_one_or_none()
    if section is None:
        raise NotFound
    return section


def _inside(session: Session, principal: Principal, place: Inside, now: datetime, hold: Hold | None) -> Desk:
    inspection = find_inspection(session, principal, place.inspection_id)
    statement = _held(select(SelfEvaluation).where(SelfEvaluation.inspection_id == inspection.id, visible_to(principal)), hold)
    record = session.execute(statement).scalar_one_or_none()
    if record is None:
        if not principal.roles_in(inspection.id):
            raise NotFound
        if not _exists(session, inspection.id):
            # Opened by its first reader: the inspection's creation lies in a feature below and knows nothing of it.
            open_self_evaluation(session, inspection, now)
        # Looked for again in either case: another first reader may have opened it since the look above.
        record = session.execute(statement).scalar_one_or_none()
    if record is None:
        raise NotFound
    return Desk(record, inspection, principal, pinned_method(session, record.methodology_id, record.methodology_sha256))


def _exists(session: Session, inspection_id: UUID) -> bool:
    return session.execute(select(SelfEvaluation.id).where(SelfEvaluation.inspection_id == inspection_id)).first() is not None


def _outside(session: Session, principal: Principal, place: Outside, hold: Hold | None) -> Desk:
    facts = (keeps(principal).label("keeper"), contributes(principal).label("contributor"))
    statement = select(SelfEvaluation, *facts).where(SelfEvaluation.id == place.self_evaluation_id, own_visible_to(principal))
    row = session.execute(_held(statement, hold)).one_or_none()
    if row is None:
        raise NotFound
    record: SelfEvaluation = row[0]
    roles = roles_outside(principal, keeper=row.keeper, contributor=row.contributor)
    # Administrators see no content, so the roles of the organisation stay outside.
    caller = replace(principal, memberships={record.id: roles}, organisation_roles=frozenset())
    return Desk(record, None, caller, pinned_method(session, record.methodology_id, record.methodology_sha256))


def _held(statement: Any, hold: Hold | None) -> Any:  # noqa: ANN401 (a select of any rows; its stubs have no name for that)
    if hold is None:
        return statement
    return statement.with_for_update(of=SelfEvaluation, read=hold is Hold.PART).execution_options(populate_existing=True)
