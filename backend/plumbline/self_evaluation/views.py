"""What is shown of a section that is being written."""

from plumbline.methodology.method import Method
from plumbline.self_evaluation.content import Content, SectionContent, SectionKind, StatementContent, read_content
from plumbline.self_evaluation.coverage import WrittenSection
from plumbline.self_evaluation.model import Section
from plumbline.self_evaluation.opening import DOCUMENT, DOCUMENT_TITLE
from plumbline.self_evaluation.shown import DocumentView, PageRangeView, SectionRow, SectionView, StatementAnswersView
from plumbline.self_evaluation.words import words_of

AnyView = SectionView | StatementAnswersView | DocumentView
ASKED_FOR = "The method asks for this section. It can be left empty."
_SAVES = {SectionKind.STATEMENT: "save_statement", SectionKind.DOCUMENT: "save_document"}


def view_of(method: Method, section: Section) -> AnyView:
    """Give a section as its writers read it, in the shape of its kind."""
    content = content_of(section)
    if isinstance(content, SectionContent):
        return SectionView(
            code=section.code,
            kind=SectionKind.OWN if section.kind is SectionKind.OWN else SectionKind.INDICATOR,
            id=section.id,
            title=section.title,
            covers=section.covers,
            statements=content.statements,
            how_do_we_know=content.how_do_we_know,
            question_answers=content.question_answers,
            words=words_of(content),
            word_budget=method.word_budgets.indicator * max(1, len(section.covers)),
            written_at=section.written_at,
            written_by=section.written_by_name,
        )
    if isinstance(content, StatementContent):
        return StatementAnswersView(
            code=section.code,
            id=section.id,
            title=section.title,
            answers=content.answers,
            words=words_of(content),
            written_at=section.written_at,
            written_by=section.written_by_name,
        )
    return DocumentView(
        id=section.id,
        evidence=content.evidence,
        version=content.version,
        pages=[PageRangeView(**pages.model_dump()) for pages in content.pages],
        written_at=section.written_at,
        written_by=section.written_by_name,
    )


def acts_on(section: Section, settled: str | None) -> dict[str, str | None]:
    """Name what can be done with a section, each with the reason why not now; `settled` is the one that stops everything."""
    save = _SAVES.get(section.kind, "save_section")
    acts: dict[str, str | None] = {save: settled, "give_section": settled, "restore_section_version": settled}
    if section.kind in {SectionKind.INDICATOR, SectionKind.OWN}:
        acts["change_section_heading"] = settled
        acts["remove_section"] = settled or (None if section.kind is SectionKind.OWN else ASKED_FOR)
    return acts


def content_of(section: Section) -> Content:
    """Give what a section holds, typed."""
    return read_content(section.kind, section.content)


def row_of(method: Method, section: Section) -> SectionRow:
    """Give a section as the list shows it."""
    content = content_of(section)
    budget = None
    if isinstance(content, SectionContent):
        budget = method.word_budgets.indicator * max(1, len(section.covers))
    elif isinstance(content, StatementContent):
        budget = method.word_budgets.statement_part * len(method.statement(section.code).parts)
    return SectionRow(
        code=section.code,
        kind=section.kind,
        id=section.id,
        title=section.title,
        covers=section.covers,
        words=words_of(content),
        word_budget=budget,
        statements=len(content.statements) if isinstance(content, SectionContent) else 0,
        written_at=section.written_at,
        written_by=section.written_by_name,
    )


def frozen_row(view: AnyView) -> SectionRow:
    """Give a section of a frozen version as the list shows it."""
    document = isinstance(view, DocumentView)
    return SectionRow(
        code=DOCUMENT if isinstance(view, DocumentView) else view.code,
        kind=SectionKind(view.kind) if isinstance(view, SectionView) else SectionKind.DOCUMENT if document else SectionKind.STATEMENT,
        id=view.id,
        title=DOCUMENT_TITLE if isinstance(view, DocumentView) else view.title,
        covers=view.covers if isinstance(view, SectionView) else [],
        words=0 if isinstance(view, DocumentView) else view.words,
        word_budget=view.word_budget if isinstance(view, SectionView) else None,
        statements=len(view.statements) if isinstance(view, SectionView) else 0,
        written_at=view.written_at,
        written_by=view.written_by,
    )


def written(section: Section) -> WrittenSection:
    """Give a section as coverage looks at it."""
    return WrittenSection(code=section.code, kind=section.kind, title=_called(section), covers=section.covers, content=content_of(section))


def _called(section: Section) -> str:
    return f"{section.code} {section.title}" if section.kind is SectionKind.INDICATOR else section.title
