"""From the rows of an accepted list to the frame that the sample is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.case_files.lists.checking import restored
from plumbline.case_files.lists.model import CaseList, CaseListRequest, CaseRow, ListState
from plumbline.case_files.lists.rules import with_derived
from plumbline.case_files.lists.values import Value
from plumbline.case_files.samples.drawing import NOT_GIVEN, Case, canonical
from plumbline.case_files.samples.refusals import NothingToDrawFrom, SampleDrawn
from plumbline.kernel.problems import Problem
from plumbline.methodology.case_list import CaseListColumn
from plumbline.methodology.programme import Theme

READ_AT_ONCE = 2_000
WORKER = "worker_code"
KINDS = frozenset({"choice", "yes_no", "text"})
"""One value a case, and few different ones: a case of several requirements would be in several strata."""


@dataclass(frozen=True)
class Frame:
    """The cases that can be drawn, and the council's codes of those who hold them."""

    cases: list[Case] = field(default_factory=list)
    workers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawable:
    """What the newest request brought: the list to draw from, or why there is none."""

    request: CaseListRequest | None
    case_list: CaseList | None
    refusal: Problem | None

    def taken(self) -> tuple[CaseListRequest, CaseList]:
        """Give what is drawn from. Raises NothingToDrawFrom, SampleDrawn (409)."""
        if self.refusal is not None:
            raise self.refusal
        assert self.request is not None  # noqa: S101 (nothing refuses only where both are there)
        assert self.case_list is not None  # noqa: S101
        return self.request, self.case_list


def find_drawable(session: Session, inspection_id: UUID) -> Drawable:
    """Give the newest accepted list of the newest request; what was sent for an earlier one counts no longer (decision 50)."""
    asked = select(CaseListRequest).where(CaseListRequest.inspection_id == inspection_id).order_by(CaseListRequest.number.desc())
    request = session.execute(asked.limit(1)).scalar_one_or_none()
    if request is None:
        return Drawable(None, None, NothingToDrawFrom("The case list has not been asked for yet."))
    sent = (
        select(CaseList)
        .where(CaseList.request_id == request.id, CaseList.state == ListState.ACCEPTED)
        .order_by(CaseList.frozen_at.is_(None), CaseList.version.desc())
    )
    found = session.execute(sent.limit(1)).scalar_one_or_none()
    if found is None:
        return Drawable(request, None, NothingToDrawFrom("No version of the case list was accepted yet."))
    drawn = SampleDrawn(f"The sample was drawn from version {found.version} of the case list.") if found.frozen_at else None
    return Drawable(request, found, drawn)


def columns_for_strata(theme: Theme) -> list[CaseListColumn]:
    """Give the columns that a sample can be kept in proportion by, in the order of the list."""
    return [column for column in theme.case_list if column.kind in KINDS]


def read_frame(session: Session, theme: Theme, list_id: UUID, strata: Sequence[str]) -> Frame:
    """Read a list once through: each case with the values of the strata, bands worked out."""
    frame = Frame()
    statement = select(CaseRow.case_ref, CaseRow.values.label("document")).where(CaseRow.list_id == list_id).order_by(CaseRow.row_number)
    with session.execute(statement.execution_options(yield_per=READ_AT_ONCE)) as rows:
        for row in rows:
            values = with_derived(theme.case_list, restored(theme.case_list, row.document))
            frame.cases.append(Case(canonical(row.case_ref), tuple(_said(values.get(code)) for code in strata)))
            if isinstance(worker := values.get(WORKER), str):
                frame.workers[canonical(row.case_ref)] = worker
    return frame


def _said(value: Value | None) -> str:
    if value is None:
        return NOT_GIVEN
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
