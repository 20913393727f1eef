"""Carrying a council's own self-evaluation into its next inspection: nobody writes the same text twice."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from plumbline.evidence.citation_text import parse_citations
from plumbline.evidence.copying import copy_evidence
from plumbline.evidence.owners import Owner
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.self_evaluation.cited import references_in
from plumbline.self_evaluation.citing import index_citations, known_evidence
from plumbline.self_evaluation.content import (
    Citation,
    Content,
    DocumentContent,
    PartAnswer,
    QuestionAnswer,
    SectionContent,
    SectionKind,
    Statement,
    StatementContent,
    is_empty,
)
from plumbline.self_evaluation.desk import Desk, Hold, Inside, Outside, open_desk, sections_of
from plumbline.self_evaluation.model import Section
from plumbline.self_evaluation.refusals import SelfEvaluationBegun
from plumbline.self_evaluation.schema import Carrying
from plumbline.self_evaluation.shown import SelfEvaluationView
from plumbline.self_evaluation.versions import keep_version, mark_versions
from plumbline.self_evaluation.views import content_of
from plumbline.self_evaluation.whole import whole_view


def carry_own_self_evaluation(
    session: Session, principal: Principal, place: Outside, carrying: Carrying, now: datetime
) -> SelfEvaluationView:
    """Copy the text and the evidence it cites into the inspection's self-evaluation.

    Raises SelfEvaluationBegun (409) where somebody wrote there. Evidence gets references of the inspection's own, and the
    text follows; a citation that leads nowhere becomes words, since that reference may come to mean another item there.
    """
    source = open_desk(session, principal, place, "carry_own_self_evaluation", now, hold=Hold.PART)
    target = open_desk(session, principal, Inside(carrying.inspection_id), "carry_own_self_evaluation", now, hold=Hold.WHOLE)
    target.refuse_settled()
    present = {section.code: section for section in sections_of(session, target)}
    if any(section.written_at is not None or section.kind is SectionKind.OWN for section in present.values()):
        raise SelfEvaluationBegun("Copy what you need by hand: what stands there is not overwritten.")
    carried = [section for section in sections_of(session, source) if section.kind is SectionKind.OWN or not is_empty(content_of(section))]
    cited = {reference for section in carried for reference in references_in(content_of(section))}
    owner = Owner(target.record.place_id, target.record.organisation_id, target.record.inspection_id, closed=False)
    renamed = copy_evidence(session, source.caller, source.record.place_id, owner, cited, now)
    copies = [_copy(session, target, section, present.get(section.code), renamed, now) for section in carried]
    index_citations(session, target.caller, ((copy, content_of(copy)) for copy in copies), known_evidence(session, target), now)
    target.record.carried_from = source.record.id
    target.record.own_sections = source.record.own_sections
    session.flush()
    mark_versions(session, [copy.id for copy in copies], "carried")
    audit.record(
        session,
        principal,
        "self_evaluation_carried",
        now=now,
        inspection_id=carrying.inspection_id,
        subject=("self_evaluation", target.record.id),
        summary=f"{source.record.title} was carried into this inspection.",
    )
    return whole_view(session, target)


def _copy(session: Session, target: Desk, section: Section, present: Section | None, renamed: Mapping[str, str], now: datetime) -> Section:
    content = recited(content_of(section), renamed)
    if present is None:
        asked = {indicator.code for indicator in target.method.focus_indicators}
        present = Section(
            self_evaluation_id=target.record.id,
            code=section.code,
            kind=SectionKind.OWN,
            title=section.title,
            covers=[code for code in section.covers if code in asked],
            position=section.position,
            content={},
        )
        session.add(present)
    present.content, present.title, present.issued = content.model_dump(mode="json"), section.title, dict(section.issued)
    present.position = section.position
    present.written_at, present.written_by_name = now, target.caller.name
    session.flush()
    keep_version(session, target.caller, present, content, now)
    return present


def recited(content: Content, renamed: Mapping[str, str]) -> Content:
    """Give the content with each citation under its new reference. Pure."""
    if isinstance(content, DocumentContent):
        evidence = renamed.get(content.evidence) if content.evidence else None
        return DocumentContent(evidence=evidence, version=None, pages=content.pages)
    if isinstance(content, SectionContent):
        return SectionContent(
            statements=[_recited_statement(statement, renamed) for statement in content.statements],
            how_do_we_know=recited_text(content.how_do_we_know, renamed),
            question_answers=[
                QuestionAnswer(number=answer.number, text=recited_text(answer.text, renamed)) for answer in content.question_answers
            ],
        )
    return StatementContent(answers=[PartAnswer(part=answer.part, text=recited_text(answer.text, renamed)) for answer in content.answers])


def recited_text(text: str, renamed: Mapping[str, str]) -> str:
    """Give a text with the citations in it under their new references. Pure."""
    for written in reversed(parse_citations(text)):
        new = renamed.get(written.reference)
        place = f"{new or written.reference} {written.locator}".rstrip()
        told = f"[{place}]" if new else f"({place} of the earlier self-evaluation)"
        text = text[: written.start] + told + text[written.end :]
    return text


def _recited_statement(statement: Statement, renamed: Mapping[str, str]) -> Statement:
    # The copy has one version, the latest there was.
    citations = [
        Citation(evidence=renamed[citation.evidence], locator=citation.locator)
        for citation in statement.citations
        if citation.evidence in renamed
    ]
    return statement.model_copy(update={"text": recited_text(statement.text, renamed), "citations": citations})
