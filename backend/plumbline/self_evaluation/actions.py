"""What the council means to do next, taken out of its self-evaluation as the start of an improvement plan (R137)."""

from datetime import datetime

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.self_evaluation.actions_shown import ActionRow, ActionRows
from plumbline.self_evaluation.cited import citations_of
from plumbline.self_evaluation.content import StatementKind
from plumbline.self_evaluation.desk import Place, open_desk
from plumbline.self_evaluation.frozen import frozen_document, frozen_sections, written_views
from plumbline.self_evaluation.shown import SectionView


def list_actions(session: Session, principal: Principal, place: Place, now: datetime) -> ActionRows:
    """Give every action with its reference: to the council as it is written, to the inspectorate as it was submitted."""
    desk = open_desk(session, principal, place, "list_actions", now)
    views = written_views(session, desk) if desk.on_council_side else frozen_sections(frozen_document(session, desk))
    items = [
        ActionRow(
            section=view.code,
            section_title=view.title,
            covers=view.covers,
            reference=statement.reference,
            text=statement.text,
            evidence=citations_of(statement),
            considerations=statement.considerations,
            headline_outcomes=statement.headline_outcomes,
        )
        for view in views
        if isinstance(view, SectionView)
        for statement in view.statements
        if statement.kind is StatementKind.ACTION and statement.text.strip()
    ]
    return ActionRows(items=items)
