"""Secrets of machine clients: `plb_<client>_<random><checksum>`, recognisable to a scanner that finds one in a repository."""

import hashlib
import re
import secrets
import zlib
from base64 import b32encode
from datetime import date
from uuid import UUID

MOST_LIVE = 2
"""Two live at a time: the new one is put in place before the old one goes."""
CHECKSUM_LETTERS = 7
FORM = re.compile(r"plb_(?P<client>[0-9a-f]{32})_(?P<random>[A-Za-z0-9_-]{43})(?P<checksum>[a-z2-7]{7})")


def new_secret(client_id: UUID) -> str:
    """Make a secret of 256 random bits."""
    body = f"plb_{client_id.hex}_{secrets.token_urlsafe(32)}"
    return body + checksum(body)


def checksum(body: str) -> str:
    """Give CRC-32 in base 32: it tells a mistyped or cut secret from a wrong one without asking the database."""
    return b32encode(zlib.crc32(body.encode()).to_bytes(4, "big")).decode().rstrip("=").lower()


def client_of(secret: str) -> UUID | None:
    """Give the client that a secret belongs to, or None for what cannot be a secret of ours."""
    found = FORM.fullmatch(secret)
    if found is None or checksum(secret[:-CHECKSUM_LETTERS]) != found["checksum"]:
        return None
    return UUID(found["client"])


def stored_hash(secret: str) -> str:
    """Give what is kept: with 256 random bits a plain SHA-256 cannot be searched."""
    return hashlib.sha256(secret.encode()).hexdigest()


def latest_expiry(today: date) -> date:
    """Give the last day on which a secret made today may still hold: twelve months on."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return date(today.year + 1, 2, 28)
