"""The words of the mails. Pure. They name nobody and nothing: whoever reads them over a shoulder learns that something waits."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from plumbline.kernel.mail import Letter

LONDON = ZoneInfo("Europe/London")

_FOOT = "\n\nNobody reads answers to this message.\n"
_WAITS = """Something waits for you in Plumbline. Sign in to read it:

{address}

This message says no more on purpose. The page also lets you choose which messages you get."""
_COME_IN = """You are invited to Plumbline, where those who inspect justice social work and those who are inspected work together.

Open this link to come in:

{address}

It works once, until {until}. If you did not expect it, do nothing."""
_NEW_ONE = """Somebody who looks after your account in Plumbline made a link with which you choose a new password:

{address}

It works once, until {until}. If you did not ask for it, tell the person who looks after your account."""


def notices_letter(mail_id: UUID, to: str, public_origin: str, at: datetime) -> Letter:
    """Say that something waits, and where."""
    text = _WAITS.format(address=f"{public_origin}/notifications") + _FOOT
    return Letter(id=mail_id, to=to, subject="Something waits for you in Plumbline", text=text, at=at)


def invitation_letter(mail_id: UUID, to: str, address: str, until: datetime, at: datetime) -> Letter:
    """Bring somebody the link that lets them in."""
    text = _COME_IN.format(address=address, until=_words(until)) + _FOOT
    return Letter(id=mail_id, to=to, subject="Your invitation to Plumbline", text=text, at=at)


def password_letter(mail_id: UUID, to: str, address: str, until: datetime, at: datetime) -> Letter:
    """Bring somebody the link for a new password."""
    text = _NEW_ONE.format(address=address, until=_words(until)) + _FOOT
    return Letter(id=mail_id, to=to, subject="Your link for a new password in Plumbline", text=text, at=at)


def _words(instant: datetime) -> str:
    shown = instant.astimezone(LONDON)
    return f"{shown:%A} {shown.day} {shown:%B} {shown.year}, {shown:%H:%M}"
