"""Reading and saving sections: autosave writes here, many people at once, each from the version that they read."""

from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.problems import NotFound
from plumbline.self_evaluation.cited import citations_in
from plumbline.self_evaluation.citing import SUBJECT, index_citations, known_evidence, page_of
from plumbline.self_evaluation.content import Content, SectionKind, read_content
from plumbline.self_evaluation.desk import Desk, Hold, Place, find_section, open_desk, sections_of
from plumbline.self_evaluation.frozen import frozen_document, frozen_sections
from plumbline.self_evaluation.model import Section
from plumbline.self_evaluation.opening import DOCUMENT
from plumbline.self_evaluation.schema import DocumentSubmission, PastedText, SectionSubmission, StatementAnswersSubmission
from plumbline.self_evaluation.shown import DocumentView, SectionRows, SectionView, SplitText, StatementAnswersView
from plumbline.self_evaluation.splitting import split_statements
from plumbline.self_evaluation.versions import find_version, keep_version, mark_versions
from plumbline.self_evaluation.views import AnyView, acts_on, content_of, frozen_row, row_of, view_of
from plumbline.self_evaluation.writing import (
    answered_content,
    mapped_content,
    numbered_content,
    refuse_unknown_evidence,
    refuse_unknown_tags,
)

TOLD = frozenset({SectionKind.INDICATOR, SectionKind.OWN})
ANSWERED = frozenset({SectionKind.STATEMENT})
MAPPED = frozenset({SectionKind.DOCUMENT})


def list_sections(session: Session, principal: Principal, place: Place, now: datetime) -> SectionRows:
    """Give all sections in their order: to the council as they are written, to the inspectorate as they were submitted."""
    desk = open_desk(session, principal, place, "list_sections", now)
    if desk.on_council_side:
        return SectionRows(items=[row_of(desk.method, section) for section in sections_of(session, desk)])
    frozen = frozen_document(session, desk)
    return SectionRows(items=[frozen_row(view) for view in frozen_sections(frozen)] if frozen else [])


def read_section(session: Session, principal: Principal, place: Place, code: str, now: datetime) -> SectionView:
    """Give a section with its statements."""
    return cast("SectionView", _read(session, principal, place, "read_section", code, TOLD, now))


def read_statement(session: Session, principal: Principal, place: Place, code: str, now: datetime) -> StatementAnswersView:
    """Give a statement with the answers to its parts."""
    return cast("StatementAnswersView", _read(session, principal, place, "read_statement", code, ANSWERED, now))


def read_document(session: Session, principal: Principal, place: Place, now: datetime) -> DocumentView:
    """Give the document in the council's own format, with what its pages cover."""
    return cast("DocumentView", _read(session, principal, place, "read_document", DOCUMENT, MAPPED, now))


def save_section(
    session: Session, principal: Principal, place: Place, code: str, sent: SectionSubmission, precondition: IfMatch, now: datetime
) -> SectionView:
    """Save a section from the version that was read; a 412 carries what somebody else wrote as `theirs`."""
    desk, section = _open(session, principal, place, "save_section", code, TOLD, precondition, now)
    refuse_unknown_tags(sent, desk.method, code if section.kind is SectionKind.INDICATOR else None)
    content, issued = numbered_content(sent, section.issued)
    _store(session, desk, section, content, now)
    section.issued = issued
    return cast("SectionView", _shown(desk, section))


def save_statement(
    session: Session, principal: Principal, place: Place, code: str, sent: StatementAnswersSubmission, precondition: IfMatch, now: datetime
) -> StatementAnswersView:
    """Save the answers of a statement (R139, R140)."""
    desk, section = _open(session, principal, place, "save_statement", code, ANSWERED, precondition, now)
    _store(session, desk, section, answered_content(sent, desk.method, code), now)
    return cast("StatementAnswersView", _shown(desk, section))


def save_document(
    session: Session, principal: Principal, place: Place, sent: DocumentSubmission, precondition: IfMatch, now: datetime
) -> DocumentView:
    """Say which document is the council's own format, and which of its pages cover what (R133)."""
    desk, section = _open(session, principal, place, "save_document", DOCUMENT, MAPPED, precondition, now)
    _store(session, desk, section, mapped_content(sent, desk.method), now)
    return cast("DocumentView", _shown(desk, section))


def restore_section_version(
    session: Session,
    principal: Principal,
    place: Place,
    code: str,
    number: int,
    precondition: IfMatch,
    now: datetime,
) -> AnyView:
    """Bring a version of a section back as its newest; what stood there until now stays in the history."""
    desk, section = _open(session, principal, place, "restore_section_version", code, TOLD | ANSWERED | MAPPED, precondition, now)
    version = find_version(session, section, number)
    mark_versions(session, [section.id], "replaced")
    _store(session, desk, section, read_content(section.kind, version.content), now)
    mark_versions(session, [section.id], f"restored from version {number}")
    _record(session, desk, "section_restored", section, f"{section.title}: version {number} was restored.", now)
    return _shown(desk, section)


def split_pasted_text(session: Session, principal: Principal, place: Place, pasted: PastedText, now: datetime) -> SplitText:
    """Split pasted text into statements. Saves nothing."""
    open_desk(session, principal, place, "split_pasted_text", now)
    return SplitText(statements=split_statements(pasted.text))


def _read(
    session: Session, principal: Principal, place: Place, operation: str, code: str, kinds: frozenset[SectionKind], now: datetime
) -> AnyView:
    desk = open_desk(session, principal, place, operation, now, item=True)
    if desk.on_council_side:
        section = find_section(session, desk, code)
        if section.kind not in kinds:
            raise NotFound
        return _shown(desk, section)
    for view in frozen_sections(frozen_document(session, desk)):
        row = frozen_row(view)
        if row.code == code and row.kind in kinds:
            return view
    raise NotFound


def _open(
    session: Session,
    principal: Principal,
    place: Place,
    operation: str,
    code: str,
    kinds: frozenset[SectionKind],
    precondition: IfMatch,
    now: datetime,
) -> tuple[Desk, Section]:
    desk = open_desk(session, principal, place, operation, now, hold=Hold.PART, item=True)
    section = find_section(session, desk, code, lock=True)
    if section.kind not in kinds:
        raise NotFound
    view = view_of(desk.method, section)
    precondition.check(view, theirs=view.model_dump(mode="json", exclude={"permitted_actions"}))
    desk.refuse_settled()
    return desk, section


def _store(session: Session, desk: Desk, section: Section, content: Content, now: datetime) -> None:
    before = content_of(section)
    if content == before:
        return
    cited_anew = citations_in(content) != citations_in(before)
    known = known_evidence(session, desk) if cited_anew else {}
    if cited_anew:
        refuse_unknown_evidence(content, before, known)
    section.content, section.written_at, section.written_by_name = content.model_dump(mode="json"), now, desk.caller.name
    if keep_version(session, desk.caller, section, content, now):
        # One entry for a stretch of work: autosave would drown everything else in the feed.
        _record(session, desk, "section_written", section, f"{section.title} was written.", now)
    if cited_anew:
        index_citations(session, desk.caller, [(section, content)], known, now)


def _shown(desk: Desk, section: Section) -> AnyView:
    view = view_of(desk.method, section)
    view.permitted_actions = desk.actions(acts_on(section, desk.settled))
    return view


def _record(session: Session, desk: Desk, action: str, section: Section, summary: str, now: datetime) -> None:
    audit.record(
        session,
        desk.caller,
        action,
        now=now,
        inspection_id=desk.record.inspection_id,
        subject=(SUBJECT, section.id),
        summary=summary,
        page=page_of(section),
    )
