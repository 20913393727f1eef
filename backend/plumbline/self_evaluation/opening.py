"""A new self-evaluation: one section for each indicator in focus, one for each statement, and room for a document."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.inspections.model import Inspection
from plumbline.methodology.method import Method
from plumbline.methodology.service import pinned_method
from plumbline.self_evaluation.content import SectionKind
from plumbline.self_evaluation.model import Section, SelfEvaluation

DOCUMENT = "document"
"""The code of the place for a document in the council's own format."""
DOCUMENT_TITLE = "A document in our own format"


def open_self_evaluation(session: Session, inspection: Inspection, now: datetime) -> None:
    """Open the self-evaluation of an inspection, with the method it is pinned to. Does nothing where it is open already."""
    made = session.execute(
        insert(SelfEvaluation)
        .values(
            id=(key := uuid4()),
            organisation_id=inspection.council_id,
            inspection_id=inspection.id,
            place_id=inspection.id,
            title="Self-evaluation",
            methodology_id=inspection.methodology_id,
            methodology_sha256=inspection.methodology_sha256,
            created_at=now,
            certification_required=False,
            own_sections=0,
        )
        .on_conflict_do_nothing()
        .returning(SelfEvaluation.id)
    ).scalar_one_or_none()
    if made is not None:
        add_sections(session, key, pinned_method(session, inspection.methodology_id, inspection.methodology_sha256))


def add_sections(session: Session, self_evaluation_id: UUID, method: Method) -> None:
    """Add what the method asks for, empty (R11, R131, R139, R140)."""
    planned: list[tuple[str, SectionKind, str, list[str], dict[str, Any]]] = [
        *(
            (i.code, SectionKind.INDICATOR, i.title, [i.code], {"statements": [], "how_do_we_know": "", "question_answers": []})
            for i in method.focus_indicators
        ),
        *((s.code, SectionKind.STATEMENT, s.title, [s.code], {"answers": []}) for s in method.statements),
        (DOCUMENT, SectionKind.DOCUMENT, DOCUMENT_TITLE, [], {"evidence": None, "version": None, "pages": []}),
    ]
    session.add_all(
        _section(self_evaluation_id, position, code, kind, title, covers, content)
        for position, (code, kind, title, covers, content) in enumerate(planned, start=1)
    )
    session.flush()


def _section(
    self_evaluation_id: UUID, position: int, code: str, kind: SectionKind, title: str, covers: list[str], content: dict[str, Any]
) -> Section:
    return Section(
        self_evaluation_id=self_evaluation_id, code=code, kind=kind, title=title, covers=covers, position=position, content=content
    )
