"""Carrying a council's own self-evaluation into its next inspection: nobody writes the same text twice."""

import re
from datetime import datetime

from sqlalchemy.orm import Session

from plumbline.evidence.citation_text import parse_citations
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.self_evaluation.content import (
    Content,
    DocumentContent,
    PartAnswer,
    QuestionAnswer,
    SectionContent,
    SectionKind,
    Statement,
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
    """Copy the text into the inspection's self-evaluation. Raises SelfEvaluationBegun (409) where somebody wrote there.

    Evidence stays where it is: the inspection's E-001 is another item, so each citation becomes words that say whose it was.
    """
    source = open_desk(session, principal, place, "carry_own_self_evaluation", now, hold=Hold.PART)
    target = open_desk(session, principal, Inside(carrying.inspection_id), "carry_own_self_evaluation", now, hold=Hold.WHOLE)
    target.refuse_settled()
    present = {section.code: section for section in sections_of(session, target)}
    if any(section.written_at is not None or section.kind is SectionKind.OWN for section in present.values()):
        raise SelfEvaluationBegun("Copy what you need by hand: what stands there is not overwritten.")
    carried = [section for section in sections_of(session, source) if section.kind is SectionKind.OWN or not is_empty(content_of(section))]
    copies = [_copy(session, target, section, present.get(section.code), now) for section in carried]
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


def _copy(session: Session, target: Desk, section: Section, present: Section | None, now: datetime) -> Section:
    content = without_citations(content_of(section))
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


def without_citations(content: Content) -> Content:
    """Give the text with each citation turned into words, since references mean other items elsewhere. Pure."""
    if isinstance(content, DocumentContent):
        return DocumentContent(pages=content.pages)
    if isinstance(content, SectionContent):
        return SectionContent(
            statements=[statement.model_copy(update={"text": _worded(statement), "citations": []}) for statement in content.statements],
            how_do_we_know=_without(content.how_do_we_know),
            question_answers=[QuestionAnswer(number=answer.number, text=_without(answer.text)) for answer in content.question_answers],
        )
    return content.model_copy(update={"answers": [PartAnswer(part=answer.part, text=_without(answer.text)) for answer in content.answers]})


def _worded(statement: Statement) -> str:
    beside = [f"({citation.evidence} {citation.locator}".rstrip() + " of the earlier self-evaluation)" for citation in statement.citations]
    return " ".join([_without(statement.text), *beside])


def _without(text: str) -> str:
    for written in reversed(parse_citations(text)):
        words = re.sub(r"\s+", " ", f"{written.reference} {written.locator}").strip()
        text = f"{text[: written.start]}({words} of the earlier self-evaluation){text[written.end :]}"
    return text
