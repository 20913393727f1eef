"""The council's own shape of its self-evaluation: sections added, renamed, moved and removed (R133)."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.self_evaluation.citing import SUBJECT, index_citations
from plumbline.self_evaluation.content import SectionContent, SectionKind
from plumbline.self_evaluation.desk import Desk, Hold, Place, find_section, open_desk, sections_of
from plumbline.self_evaluation.model import Section
from plumbline.self_evaluation.refusals import OwnSectionOnly
from plumbline.self_evaluation.schema import OwnSectionAddition, SectionHeadingChange, SectionOrder
from plumbline.self_evaluation.shown import SectionRows, SectionView
from plumbline.self_evaluation.views import ASKED_FOR, acts_on, row_of, view_of
from plumbline.self_evaluation.writing import refuse_unknown_cover


def add_section(session: Session, principal: Principal, place: Place, addition: OwnSectionAddition, now: datetime) -> SectionView:
    """Add a section of the council's own, at the end."""
    desk = open_desk(session, principal, place, "add_section", now, hold=Hold.WHOLE)
    desk.refuse_settled()
    refuse_unknown_cover(addition.covers, desk.method, "/covers/{}")
    desk.record.own_sections += 1
    last = session.execute(select(func.max(Section.position)).where(Section.self_evaluation_id == desk.record.id)).scalar_one()
    section = Section(
        self_evaluation_id=desk.record.id,
        code=f"own-{desk.record.own_sections}",
        kind=SectionKind.OWN,
        title=addition.title,
        covers=list(dict.fromkeys(addition.covers)),
        position=last + 1,
        content=SectionContent().model_dump(mode="json"),
    )
    session.add(section)
    session.flush()
    _record(session, desk, "section_added", section, f"{section.title} was added.", now)
    return _told(desk, section)


def change_section_heading(
    session: Session, principal: Principal, place: Place, code: str, change: SectionHeadingChange, precondition: IfMatch, now: datetime
) -> SectionView:
    """Give a section another title; one of the council's own also covers something else."""
    desk, section = _open(session, principal, place, "change_section_heading", code, precondition, now)
    if "covers" in change.model_fields_set:
        if section.kind is not SectionKind.OWN:
            raise OwnSectionOnly("The method says what this section covers. Only its title can be changed.")
        refuse_unknown_cover(change.covers, desk.method, "/covers/{}")
        section.covers = list(dict.fromkeys(change.covers))
    if "title" in change.model_fields_set:
        section.title = change.title
    session.flush()
    _record(session, desk, "section_renamed", section, f"{section.code} is now called {section.title}.", now)
    return _told(desk, section)


def remove_section(session: Session, principal: Principal, place: Place, code: str, precondition: IfMatch, now: datetime) -> None:
    """Remove a section of the council's own. Its history and its comments stay, and its code is not given again."""
    desk, section = _open(session, principal, place, "remove_section", code, precondition, now)
    if section.kind is not SectionKind.OWN:
        raise OwnSectionOnly(ASKED_FOR)
    section.removed_at = now
    index_citations(session, desk.caller, [(section, SectionContent())], {}, now)
    session.flush()
    _record(session, desk, "section_removed", section, f"{section.title} was removed.", now)


def order_sections(
    session: Session, principal: Principal, place: Place, wanted: SectionOrder, precondition: IfMatch, now: datetime
) -> SectionRows:
    """Put all sections into another order."""
    desk = open_desk(session, principal, place, "order_sections", now, hold=Hold.WHOLE)
    sections = {section.code: section for section in sections_of(session, desk)}
    precondition.check(SectionRows(items=[row_of(desk.method, section) for section in sections.values()]))
    desk.refuse_settled()
    if sorted(wanted.order) != sorted(sections):
        raise InvalidRequest(
            "The order names other sections than there are.",
            errors=[FieldError("/order", "not_the_sections", "Name every section once, the document included.")],
        )
    for position, code in enumerate(wanted.order, start=1):
        sections[code].position = position
    session.flush()
    audit.record(
        session,
        desk.caller,
        "sections_ordered",
        now=now,
        inspection_id=desk.record.inspection_id,
        subject=("self_evaluation", desk.record.id),
        summary="The sections were put into another order.",
    )
    return SectionRows(items=[row_of(desk.method, sections[code]) for code in wanted.order])


def _open(
    session: Session, principal: Principal, place: Place, operation: str, code: str, precondition: IfMatch, now: datetime
) -> tuple[Desk, Section]:
    desk = open_desk(session, principal, place, operation, now, hold=Hold.WHOLE, item=True)
    section = find_section(session, desk, code, lock=True)
    if section.kind not in {SectionKind.INDICATOR, SectionKind.OWN}:
        raise NotFound
    precondition.check(view_of(desk.method, section))
    desk.refuse_settled()
    return desk, section


def _told(desk: Desk, section: Section) -> SectionView:
    view = view_of(desk.method, section)
    if not isinstance(view, SectionView):
        raise TypeError("a section of statements is shown as one")
    view.permitted_actions = desk.actions(acts_on(section, desk.settled))
    return view


def _record(session: Session, desk: Desk, action: str, section: Section, summary: str, now: datetime) -> None:
    audit.record(
        session, desk.caller, action, now=now, inspection_id=desk.record.inspection_id, subject=(SUBJECT, section.id), summary=summary
    )
