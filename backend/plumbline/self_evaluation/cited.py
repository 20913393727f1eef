"""The evidence that a text or a statement points at: named beside it, or written into it as [E-014 p. 3]. Pure."""

from plumbline.evidence.citation_text import parse_citations
from plumbline.self_evaluation.content import Citation, Content, DocumentContent, SectionContent, Statement, texts_of


def citations_of(statement: Statement) -> list[Citation]:
    """Give the citations beside a statement, then those that only its text makes."""
    return _distinct([*statement.citations, *_written_in(statement.text)])


def citations_in(content: Content) -> list[Citation]:
    """Give every citation of a section once, in reading order."""
    if isinstance(content, DocumentContent):
        return [Citation(evidence=content.evidence, version=content.version)] if content.evidence else []
    beside = (
        [citation for statement in content.statements for citation in statement.citations] if isinstance(content, SectionContent) else []
    )
    return _distinct([*beside, *(citation for text in texts_of(content) for citation in _written_in(text))])


def references_in(content: Content) -> list[str]:
    """Give the references of the evidence that a section points at, each once."""
    return list(dict.fromkeys(citation.evidence for citation in citations_in(content)))


def _written_in(text: str) -> list[Citation]:
    return [Citation(evidence=written.reference, locator=written.locator) for written in parse_citations(text)]


def _distinct(citations: list[Citation]) -> list[Citation]:
    return list({(citation.evidence, citation.version, citation.locator): citation for citation in citations}.values())
