"""From what a writer sends to what a section holds: references given, tags and citations checked. Pure."""

from collections.abc import Container, Sequence

from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.methodology.method import Method
from plumbline.self_evaluation.cited import references_in
from plumbline.self_evaluation.content import (
    Citation,
    Content,
    DocumentContent,
    PageRange,
    PartAnswer,
    QuestionAnswer,
    SectionContent,
    Statement,
    StatementContent,
)
from plumbline.self_evaluation.references import give_references, refused_references
from plumbline.self_evaluation.schema import DocumentSubmission, SectionSubmission, StatementAnswersSubmission, StatementSubmission


def numbered_content(sent: SectionSubmission, issued: dict[str, int]) -> tuple[SectionContent, dict[str, int]]:
    """Give each statement its reference, and the numbers that are now used up. Raises InvalidRequest for one made up."""
    entered = [(statement.kind, statement.reference) for statement in sent.statements]
    errors = refused_references(entered, issued)
    if errors:
        raise InvalidRequest("A reference is not this section's.", errors=errors)
    numbered = give_references(entered, issued)
    statements = [_statement(statement, reference) for statement, reference in zip(sent.statements, numbered.references, strict=True)]
    content = SectionContent(
        statements=statements,
        how_do_we_know=sent.how_do_we_know,
        question_answers=[QuestionAnswer(number=answer.number, text=answer.text) for answer in sent.question_answers],
    )
    return content, numbered.issued


def answered_content(sent: StatementAnswersSubmission, method: Method, code: str) -> StatementContent:
    """Give the answers in the order of the method. Raises InvalidRequest for a part that the statement does not have."""
    parts = [part.code for part in method.statement(code).parts]
    errors = [
        FieldError(f"/answers/{index}/part", "unknown_part", f"The parts are {', '.join(parts)}.")
        for index, answer in enumerate(sent.answers)
        if answer.part not in parts
    ]
    errors += _repeated([answer.part for answer in sent.answers], "/answers", "part")
    if errors:
        raise InvalidRequest("An answer belongs to no part of this statement.", errors=errors)
    answers = sorted(sent.answers, key=lambda answer: parts.index(answer.part))
    return StatementContent(answers=[PartAnswer(part=answer.part, text=answer.text) for answer in answers])


def mapped_content(sent: DocumentSubmission, method: Method) -> DocumentContent:
    """Give the document with its pages. Raises InvalidRequest for pages mapped to what the method does not ask for."""
    refuse_unknown_cover([pages.covers for pages in sent.pages], method, "/pages/{}/covers")
    pages = [PageRange(covers=pages.covers, first_page=pages.first_page, last_page=pages.last_page) for pages in sent.pages]
    return DocumentContent(evidence=sent.evidence, version=sent.version, pages=pages)


def refuse_unknown_cover(covers: Sequence[str], method: Method, pointer: str) -> None:
    """Raise InvalidRequest (422) where something is said to cover what the method does not ask for."""
    asked = {indicator.code for indicator in method.focus_indicators} | {statement.code for statement in method.statements}
    errors = [
        FieldError(pointer.format(index), "unknown_indicator", "Name an indicator in focus or a statement of the method.")
        for index, code in enumerate(covers)
        if code not in asked
    ]
    if errors:
        raise InvalidRequest("This covers something that the method does not ask for.", errors=errors)


def refuse_unknown_tags(sent: SectionSubmission, method: Method, indicator: str | None) -> None:
    """Raise InvalidRequest (422) for a tag or a question that the method does not have."""
    considerations = {consideration.code for consideration in method.key_considerations}
    outcomes = {outcome.number for outcome in method.headline_outcomes}
    questions = {question.number for question in method.indicator(indicator).questions} if indicator else None
    errors: list[FieldError] = []
    for index, statement in enumerate(sent.statements):
        pointer = f"/statements/{index}"
        errors += _unknown(statement.considerations, considerations, f"{pointer}/considerations", "unknown_consideration")
        errors += _unknown(statement.headline_outcomes, outcomes, f"{pointer}/headline_outcomes", "unknown_headline_outcome")
        if questions is not None:
            errors += _unknown(statement.questions, questions, f"{pointer}/questions", "unknown_question")
    if questions is not None:
        errors += _unknown([answer.number for answer in sent.question_answers], questions, "/question_answers", "unknown_question")
    errors += _repeated([str(answer.number) for answer in sent.question_answers], "/question_answers", "number")
    if errors:
        raise InvalidRequest("A tag is not one of the method's.", errors=errors)


def refuse_unknown_evidence(content: Content, before: Content, known: Container[str]) -> None:
    """Raise InvalidRequest (422) for evidence picked that is not there for the writer.

    A reference typed into a text is left to the validation: autosave must not fail in the middle of a word. What the
    section cited already stays, though a contributor may not see every item that another writer cited.
    """
    kept = set(references_in(before))
    picked: list[tuple[str, Citation | DocumentContent]] = []
    if isinstance(content, SectionContent):
        picked = [
            (f"/statements/{at}/citations/{index}/evidence", citation)
            for at, statement in enumerate(content.statements)
            for index, citation in enumerate(statement.citations)
        ]
    elif isinstance(content, DocumentContent) and content.evidence:
        picked = [("/evidence", content)]
    errors = [
        FieldError(pointer, "unknown_evidence", "There is no such evidence here. Add it first, then cite it.")
        for pointer, citation in picked
        if citation.evidence not in kept and citation.evidence not in known
    ]
    if errors:
        raise InvalidRequest("Evidence is cited that is not there.", errors=errors)


def _statement(sent: StatementSubmission, reference: str) -> Statement:
    return Statement(
        reference=reference,
        kind=sent.kind,
        text=sent.text,
        citations=[Citation(evidence=cited.evidence, version=cited.version, locator=cited.locator) for cited in sent.citations],
        considerations=list(dict.fromkeys(sent.considerations)),
        headline_outcomes=sorted(set(sent.headline_outcomes)),
        questions=sorted(set(sent.questions)),
    )


def _unknown(given: Sequence[str] | Sequence[int], known: Container[object], pointer: str, code: str) -> list[FieldError]:
    return [
        FieldError(f"{pointer}/{index}", code, "The method has none of that name.") for index, tag in enumerate(given) if tag not in known
    ]


def _repeated(names: Sequence[str], pointer: str, member: str) -> list[FieldError]:
    return [
        FieldError(f"{pointer}/{index}/{member}", "repeated", "This is answered twice; keep one.")
        for index, name in enumerate(names)
        if name in names[:index]
    ]
