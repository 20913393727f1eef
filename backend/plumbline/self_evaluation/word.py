"""A self-evaluation as a Word document: everything in it, evidence references included."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.kernel.problems import NotFound
from plumbline.methodology.method import Method
from plumbline.self_evaluation.cited import citations_of, references_in
from plumbline.self_evaluation.content import (
    Citation,
    Content,
    DocumentContent,
    SectionContent,
    SectionKind,
    StatementContent,
    StatementKind,
)
from plumbline.self_evaluation.desk import Place, find_section, open_desk
from plumbline.self_evaluation.frozen import frozen_sections, need_frozen, written_views
from plumbline.self_evaluation.opening import DOCUMENT, DOCUMENT_TITLE
from plumbline.self_evaluation.shown import DocumentView, FrozenDocument, FrozenEvidence, SectionView, StatementAnswersView
from plumbline.self_evaluation.views import AnyView, view_of
from plumbline.timetable.calendar import day_words, local

if TYPE_CHECKING:
    from docx.document import Document

HEADINGS = {
    StatementKind.STRENGTH: "How good are we now: strengths",
    StatementKind.AREA_FOR_IMPROVEMENT: "How good are we now: areas for improvement",
    StatementKind.ACTION: "How good can we be: action",
}
_POINT = re.compile(r"^\s*[-*\u2022]\s+")
_STRESS = re.compile(r"(\*\*[^*]+\*\*|\*[^*]+\*)")


def export_self_evaluation(session: Session, principal: Principal, place: Place, now: datetime) -> bytes:
    """Give the document: the council's as it is now, the inspectorate's as it was submitted."""
    desk = open_desk(session, principal, place, "export_self_evaluation", now, item=True)
    if desk.on_council_side:
        state = "As it is being written" if desk.record.submitted_at is None else "As it was submitted"
        return as_word(desk.method, desk.record.title, f"{state}, {_day(now)}", written_views(session, desk), [])
    document = FrozenDocument.model_validate(need_frozen(session, desk).document)
    said = f"{document.council}. Submitted by {document.frozen_by}, {_day(document.frozen_at)}"
    return as_word(desk.method, document.title, said, frozen_sections(document), document.evidence)


def export_section(session: Session, principal: Principal, place: Place, code: str, now: datetime) -> bytes:
    """Give one part as a document of its own, to each side as it reads it. Raises NotFound (404) for one that is not there."""
    desk = open_desk(session, principal, place, "export_section", now, item=True)
    if desk.on_council_side:
        state = "As it is being written" if desk.record.submitted_at is None else "As it was submitted"
        view = view_of(desk.method, find_section(session, desk, code))
        return as_word(desk.method, _called(view), f"{desk.record.title}. {state}, {_day(now)}", [view], [])
    document = FrozenDocument.model_validate(need_frozen(session, desk).document)
    frozen = next((one for one in frozen_sections(document) if code_of(one) == code), None)
    if frozen is None:
        raise NotFound
    cited = references_in(_content(frozen))
    said = f"{document.council}. {document.title}, submitted by {document.frozen_by}, {_day(document.frozen_at)}"
    return as_word(desk.method, _called(frozen), said, [frozen], [item for item in document.evidence if item.reference in cited])


def _content(view: AnyView) -> Content:
    if isinstance(view, SectionView):
        return SectionContent(statements=view.statements, how_do_we_know=view.how_do_we_know, question_answers=view.question_answers)
    if isinstance(view, StatementAnswersView):
        return StatementContent(answers=view.answers)
    return DocumentContent(evidence=view.evidence, version=view.version)


def code_of(view: AnyView) -> str:
    """Give the code by which a part is known."""
    return DOCUMENT if isinstance(view, DocumentView) else view.code


def _called(view: AnyView) -> str:
    if isinstance(view, DocumentView):
        return DOCUMENT_TITLE
    indicator = isinstance(view, SectionView) and view.kind is SectionKind.INDICATOR
    return f"{view.code} {view.title}" if indicator else view.title


def as_word(method: Method, title: str, said: str, views: Sequence[AnyView], evidence: Sequence[FrozenEvidence]) -> bytes:
    """Write the document: sections with their statements and references, the answers, the pages, the evidence."""
    # The library takes a third of a second to load, which every start of a command would pay.
    from docx import Document as new_document  # noqa: N813, PLC0415

    document = new_document()
    document.core_properties.title = title
    document.add_heading(title, level=0)
    document.add_paragraph(said)
    for view in views:
        if isinstance(view, SectionView):
            _write_section(document, view)
        elif isinstance(view, StatementAnswersView):
            _write_answers(document, method, view)
        elif view.evidence is not None or view.pages:
            _write_pages(document, view)
    _write_evidence(document, evidence)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _write_section(document: "Document", view: SectionView) -> None:
    document.add_heading(f"{view.code} {view.title}" if view.code in view.covers else view.title, level=1)
    for kind, heading in HEADINGS.items():
        statements = [statement for statement in view.statements if statement.kind is kind]
        if not statements:
            continue
        document.add_heading(heading, level=2)
        table = document.add_table(rows=1, cols=3, style="Table Grid")
        for cell, caption in zip(table.rows[0].cells, ("Reference", "Statement", "Evidence reference"), strict=True):
            cell.text = caption
        for statement in statements:
            cells = table.add_row().cells
            cells[0].text = statement.reference
            cells[1].text = statement.text
            cells[2].text = "\n".join(_reference(citation) for citation in citations_of(statement))
    if view.how_do_we_know.strip():
        document.add_heading("How do we know?", level=2)
        _write_text(document, view.how_do_we_know)
    for answer in view.question_answers:
        document.add_heading(f"Question {answer.number}", level=3)
        _write_text(document, answer.text)


def _write_answers(document: "Document", method: Method, view: StatementAnswersView) -> None:
    titles = {part.code: part.title for part in method.statement(view.code).parts}
    document.add_heading(view.title, level=1)
    for answer in view.answers:
        document.add_heading(titles.get(answer.part, answer.part), level=2)
        _write_text(document, answer.text)


def _write_pages(document: "Document", view: DocumentView) -> None:
    document.add_heading("Our own document", level=1)
    version = f", version {view.version}" if view.version else ""
    document.add_paragraph(f"Evidence {view.evidence}{version}" if view.evidence else "No document is named yet.")
    for pages in view.pages:
        document.add_paragraph(f"{pages.covers}: pages {pages.first_page} to {pages.last_page}", style="List Bullet")


def _write_evidence(document: "Document", evidence: Sequence[FrozenEvidence]) -> None:
    if not evidence:
        return
    document.add_heading("Evidence", level=1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, caption in zip(table.rows[0].cells, ("Reference", "Title", "File and SHA-256"), strict=True):
        cell.text = caption
    for item in evidence:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = item.reference, item.title
        cells[2].text = f"{item.file_name}, version {item.version}\n{item.sha256}" if item.sha256 else item.address or ""


def _write_text(document: "Document", text: str) -> None:
    for line in text.split("\n"):
        if not line.strip():
            continue
        paragraph = document.add_paragraph(style="List Bullet" if _POINT.match(line) else None)
        for piece in _STRESS.split(_POINT.sub("", line)):
            stressed = _STRESS.fullmatch(piece) is not None
            run = paragraph.add_run(piece.strip("*") if stressed else piece)
            run.bold = stressed and piece.startswith("**")
            run.italic = stressed and not piece.startswith("**")


def _reference(citation: Citation) -> str:
    version = f" (version {citation.version})" if citation.version else ""
    return f"{citation.evidence} {citation.locator}".rstrip() + version


def _day(instant: datetime) -> str:
    return day_words(local(instant).date())
