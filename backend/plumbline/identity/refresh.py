"""Refresh tokens as pure rules: opaque, single use, and each one's successor follows from it.

Because the successor is HMAC(server key, token), a token that is presented again (a lost answer, a second tab, a closed
lid) gets the same successor again, and nothing but hashes is stored. Only when that successor was itself used is the
presentation a theft.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from enum import StrEnum

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)


class Verdict(StrEnum):
    """What becomes of a presented refresh token."""

    ROTATE = "rotate"
    REPEAT = "repeat"
    REUSED = "reused"
    IDLE = "idle"
    EXPIRED = "expired"


def new_token() -> str:
    """Give 256 random bits."""
    return secrets.token_urlsafe(32)


def successor(server_key: bytes, token: str) -> str:
    """Give the one token that follows `token`; without the server key nobody can work it out."""
    return urlsafe_b64encode(hmac.digest(server_key, token.encode(), hashlib.sha256)).rstrip(b"=").decode()


def stored_hash(token: str) -> bytes:
    """Give what is kept of a token. It has 256 random bits, so that a plain SHA-256 cannot be searched."""
    return hashlib.sha256(token.encode()).digest()


def judge(*, used: bool, successor_used: bool, began_at: datetime, last_used_at: datetime, now: datetime) -> Verdict:
    """Decide what a presented token gets. A theft is named before an age: it must end the session for good."""
    if used and successor_used:
        return Verdict.REUSED
    if now >= began_at + ABSOLUTE:
        return Verdict.EXPIRED
    if now >= last_used_at + IDLE:
        return Verdict.IDLE
    return Verdict.REPEAT if used else Verdict.ROTATE
