"""The sample that somebody may see, and what is entered in the books about it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.case_files.lists.model import CaseList, CaseListRequest
from plumbline.case_files.samples.drawing import DrawnStratum, draw
from plumbline.case_files.samples.frame import Frame, read_frame
from plumbline.case_files.samples.model import CaseSample, SampleOpening
from plumbline.case_files.samples.policy import visible_to
from plumbline.case_files.samples.refusals import NothingDrawn
from plumbline.identity.audit import record, record_read
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.methodology.programme import Theme


def find_sample(session: Session, principal: Principal, inspection_id: UUID) -> CaseSample | None:
    """Give the newest sample that the caller sees; None where there is none for them."""
    statement = select(CaseSample).where(CaseSample.inspection_id == inspection_id, visible_to(principal))
    return session.execute(statement.order_by(CaseSample.drawn_at.desc(), CaseSample.id.desc()).limit(1)).scalar_one_or_none()


def newest_sample(session: Session, principal: Principal, inspection_id: UUID) -> CaseSample:
    """Give the newest sample, for an act on it. Raises NothingDrawn (409)."""
    sample = find_sample(session, principal, inspection_id)
    if sample is None:
        raise NothingDrawn("No sample was drawn yet.")
    return sample


def draw_again(session: Session, theme: Theme, sample: CaseSample) -> tuple[list[DrawnStratum], Frame]:
    """Draw a sample once more from its frozen list, to know the ranks and the reserve: they are stored nowhere."""
    frame = read_frame(session, theme, sample.list_id, sample.strata)
    statement = select(CaseListRequest.seed).join(CaseList, CaseList.request_id == CaseListRequest.id).where(CaseList.id == sample.list_id)
    return draw(session.execute(statement).scalar_one(), frame.cases, sample.size, sample.floor), frame


def note(session: Session, principal: Principal, action: str, sample: CaseSample, summary: str, now: datetime) -> None:
    """Enter an act on the sample in the ledger. No case and no reason stands there: its readers are more."""
    subject = ("case_sample", sample.id)
    record(session, principal, action, now=now, inspection_id=sample.inspection_id, subject=subject, summary=summary, page="case-sample")


def note_change(session: Session, principal: Principal, sample: CaseSample, now: datetime) -> None:
    """Tell the council that a sample changed, once it has been released."""
    if sample.released_at is not None:
        note(session, principal, "case_sample_changed", sample, "The released case sample was changed.", now)


def note_opening(session: Session, principal: Principal, sample: CaseSample, what: str, now: datetime) -> None:
    """Log that the cases were opened and, for a person of the council, show it with the sample."""
    record_read(session, principal, now=now, inspection_id=sample.inspection_id, subject=("case_sample", sample.id), what=what)
    if principal.side is Side.COUNCIL and principal.account_id is not None:
        opened = insert(SampleOpening).values(
            sample_id=sample.id,
            account_id=principal.account_id,
            inspection_id=sample.inspection_id,
            name=principal.name,
            first_at=now,
            last_at=now,
        )
        key = [SampleOpening.sample_id, SampleOpening.account_id]
        session.execute(opened.on_conflict_do_update(index_elements=key, set_={"last_at": now}))
