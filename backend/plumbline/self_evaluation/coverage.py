"""What a self-evaluation covers and what it lacks: judged by what is said about each indicator, never by form. Pure.

Nothing here stops a submission (R59, R133): the list is for the writers, and its sentences say what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from plumbline.kernel.views import View
from plumbline.methodology.framework import Indicator
from plumbline.methodology.method import Method
from plumbline.self_evaluation.cited import citations_of, references_in
from plumbline.self_evaluation.content import (
    Content,
    DocumentContent,
    SectionContent,
    SectionKind,
    StatementContent,
    StatementKind,
    is_empty,
)
from plumbline.self_evaluation.words import count_words, words_of, words_of_knowing


class Lack(StrEnum):
    """What is missing or asks for attention."""

    INDICATOR_EMPTY = "indicator_empty"
    KEY_QUESTION_UNANSWERED = "key_question_unanswered"
    STATEMENT_WITHOUT_EVIDENCE = "statement_without_evidence"
    EVIDENCE_UNKNOWN = "evidence_unknown"
    STATEMENT_PART_MISSING = "statement_part_missing"
    QUESTION_NOT_TOUCHED = "question_not_touched"
    CONSIDERATION_NOT_COVERED = "consideration_not_covered"
    HEADLINE_OUTCOME_NOT_COVERED = "headline_outcome_not_covered"
    OVER_WORD_BUDGET = "over_word_budget"


class CoverageFinding(View):
    """One thing that is missing, in words; `section` and `statement` lead to the place."""

    code: Lack
    section: str | None = None
    statement: str | None = None
    detail: str


@dataclass(frozen=True)
class WrittenSection:
    """A part of the self-evaluation as coverage looks at it; `covers` names indicators and statements."""

    code: str
    kind: SectionKind
    title: str
    covers: Sequence[str]
    content: Content


def find_lacks(method: Method, sections: Sequence[WrittenSection], known_evidence: frozenset[str]) -> list[CoverageFinding]:
    """List what is missing: indicators in the method's order, then statements, then what concerns the whole."""
    found: list[CoverageFinding] = []
    for indicator in method.focus_indicators:
        found += _of_indicator(method, indicator, sections)
    for statement in method.statements:
        if _on_pages(sections, statement.code) or _told(sections, statement.code):
            continue
        answered = _answered(sections, statement.code)
        found += [
            CoverageFinding(
                code=Lack.STATEMENT_PART_MISSING,
                section=statement.code,
                statement=part.code,
                detail=f"{statement.title}: nothing is said on \u201c{part.title}\u201d.",
            )
            for part in statement.parts
            if part.code not in answered
        ]
    for section in sections:
        found += _of_statements(section, known_evidence)
        found += _over_budget(method, section)
    return found + _of_the_whole(method, sections)


def covered_indicators(method: Method, sections: Sequence[WrittenSection]) -> list[str]:
    """Give the indicators on which anything is said, in whichever form."""
    return [
        indicator.code for indicator in method.focus_indicators if _on_pages(sections, indicator.code) or _told(sections, indicator.code)
    ]


def _of_indicator(method: Method, indicator: Indicator, sections: Sequence[WrittenSection]) -> list[CoverageFinding]:
    code = indicator.code
    if _on_pages(sections, code):
        return []  # a document is read as a whole: nobody can list which questions its pages answer
    if not _told(sections, code):
        return [CoverageFinding(code=Lack.INDICATOR_EMPTY, section=code, detail=f"Nothing is said on {code} {indicator.title}.")]
    told = [section.content for section in sections if code in section.covers and isinstance(section.content, SectionContent)]
    kinds = {statement.kind for content in told for statement in content.statements if statement.text.strip()}
    found: list[CoverageFinding] = []
    for question in method.key_questions:
        wanted = {StatementKind(kind) for kind in question.statement_kinds}
        answered = kinds & wanted if wanted else any(content.how_do_we_know.strip() for content in told)
        if not answered:
            found.append(
                CoverageFinding(
                    code=Lack.KEY_QUESTION_UNANSWERED, section=code, detail=f"{code}: \u201c{question.title}\u201d is not answered yet."
                )
            )
    touched = {number for content in told for statement in content.statements for number in statement.questions}
    touched |= {answer.number for content in told for answer in content.question_answers if answer.text.strip()}
    found += [
        CoverageFinding(
            code=Lack.QUESTION_NOT_TOUCHED,
            section=code,
            statement=str(question.number),
            detail=f"{code}: question {question.number} is not touched. It need not be.",
        )
        for question in indicator.questions
        if question.number not in touched
    ]
    return found


def _of_statements(section: WrittenSection, known_evidence: frozenset[str]) -> list[CoverageFinding]:
    found: list[CoverageFinding] = []
    if isinstance(section.content, SectionContent):
        found += [
            CoverageFinding(
                code=Lack.STATEMENT_WITHOUT_EVIDENCE,
                section=section.code,
                statement=statement.reference,
                detail=f"{section.title}: {statement.reference} points to no evidence.",
            )
            for statement in section.content.statements
            if statement.text.strip() and not citations_of(statement)
        ]
    return found + [
        CoverageFinding(code=Lack.EVIDENCE_UNKNOWN, section=section.code, detail=f"{section.title}: there is no evidence {reference}.")
        for reference in references_in(section.content)
        if reference not in known_evidence
    ]


def _over_budget(method: Method, section: WrittenSection) -> list[CoverageFinding]:
    budgets, content = method.word_budgets, section.content
    counted: list[tuple[str, int, int]] = []
    if isinstance(content, SectionContent):
        # An own section that speaks about three indicators has the room of three.
        counted.append((section.title, words_of(content), budgets.indicator * max(1, len(section.covers))))
        counted.append(
            (f"{section.title}, how do we know", words_of_knowing(content), budgets.how_do_we_know * max(1, len(section.covers)))
        )
    if isinstance(content, StatementContent):
        counted += [(f"{section.title}, {answer.part}", count_words(answer.text), budgets.statement_part) for answer in content.answers]
    return [
        CoverageFinding(
            code=Lack.OVER_WORD_BUDGET, section=section.code, detail=f"{place}: {words} words, where {budget} is the aim. Nothing is cut."
        )
        for place, words, budget in counted
        if words > budget
    ]


def _of_the_whole(method: Method, sections: Sequence[WrittenSection]) -> list[CoverageFinding]:
    if any(section.kind is SectionKind.DOCUMENT and not is_empty(section.content) for section in sections):
        return []  # tags belong to statements; a document of the council's own carries none
    statements = [
        statement for section in sections if isinstance(section.content, SectionContent) for statement in section.content.statements
    ]
    considered = {code for statement in statements for code in statement.considerations}
    outcomes = {number for statement in statements for number in statement.headline_outcomes}
    return [
        CoverageFinding(code=Lack.CONSIDERATION_NOT_COVERED, detail=f"No statement is tagged with \u201c{consideration.title}\u201d.")
        for consideration in method.key_considerations
        if consideration.code not in considered
    ] + [
        CoverageFinding(
            code=Lack.HEADLINE_OUTCOME_NOT_COVERED,
            detail=f"No statement is tagged with headline outcome {outcome.number}, \u201c{outcome.title}\u201d.",
        )
        for outcome in method.headline_outcomes
        if outcome.number not in outcomes
    ]


def _told(sections: Sequence[WrittenSection], code: str) -> bool:
    return any(
        code in section.covers and isinstance(section.content, SectionContent) and not is_empty(section.content) for section in sections
    )


def _on_pages(sections: Sequence[WrittenSection], code: str) -> bool:
    return any(
        pages.covers == code
        for section in sections
        if isinstance(section.content, DocumentContent) and section.content.evidence is not None
        for pages in section.content.pages
    )


def _answered(sections: Sequence[WrittenSection], statement: str) -> set[str]:
    return {
        answer.part
        for section in sections
        if section.code == statement and isinstance(section.content, StatementContent)
        for answer in section.content.answers
        if answer.text.strip()
    }
