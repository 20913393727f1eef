"""When the service was not ready: written by its readiness check, read for the receipt of a submission."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from plumbline.self_evaluation.lateness import Span
from plumbline.self_evaluation.model import ServiceOutage


def record_outage(session: Session, began_at: datetime, ended_at: datetime | None = None) -> None:
    """Note that the service was not ready from then on; called again with its end when it is ready again.

    One stretch is one row: a call while one is open ends it, or leaves it open.
    """
    lasting = session.execute(
        select(ServiceOutage).where(ServiceOutage.ended_at.is_(None)).order_by(ServiceOutage.began_at).limit(1).with_for_update()
    ).scalar_one_or_none()
    if lasting is None:
        session.add(ServiceOutage(began_at=began_at, ended_at=ended_at))
    else:
        lasting.began_at = min(lasting.began_at, began_at)
        lasting.ended_at = ended_at
    session.flush()


def outages_between(session: Session, start: datetime, end: datetime) -> list[Span]:
    """Give the stretches in which the service was not ready at any moment between two instants, the first first."""
    statement = select(ServiceOutage).where(
        ServiceOutage.began_at <= end, or_(ServiceOutage.ended_at.is_(None), ServiceOutage.ended_at > start)
    )
    return [Span(outage.began_at, outage.ended_at) for outage in session.execute(statement.order_by(ServiceOutage.began_at)).scalars()]
