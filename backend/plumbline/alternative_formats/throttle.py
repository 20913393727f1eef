"""How often people without an account may ask, counted in PostgreSQL by where they ask from and by report."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.alternative_formats.model import FormatRequest
from plumbline.kernel.problems import TooManyRequests

WINDOW = timedelta(hours=1)
MOST_FROM_ONE_ADDRESS = 5
MOST_FOR_ONE_REPORT = 60


def admit(session: Session, asked_from: bytes, reference: str, now: datetime) -> None:
    """Let a request pass or raise TooManyRequests (429). Requests for one report pass one by one, so that none slips by the count."""
    lock = int.from_bytes(hashlib.sha256(f"format requests for {reference}".encode()).digest()[:8], "big", signed=True)
    session.execute(select(func.pg_advisory_xact_lock(lock)))
    recent = select(func.count(), func.min(FormatRequest.asked_at)).where(
        FormatRequest.asked_at > now - WINDOW, FormatRequest.asked_from.is_not(None)
    )
    for statement, most in (
        (recent.where(FormatRequest.asked_from == asked_from), MOST_FROM_ONE_ADDRESS),
        (recent.where(FormatRequest.report_reference == reference), MOST_FOR_ONE_REPORT),
    ):
        asked, first = session.execute(statement).one()
        if asked >= most:
            wait = int((first + WINDOW - now).total_seconds()) + 1
            raise TooManyRequests(wait, f"There were many requests just now. Wait {(wait + 59) // 60} minutes, or ring us.")
