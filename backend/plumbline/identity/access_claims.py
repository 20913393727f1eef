"""What an access token says, and when it holds. Pure: knows no signature and no clock."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

LIFETIME = timedelta(minutes=10)
LONGEST_LIFETIME_SECONDS = 900
LEEWAY_SECONDS = 5
"""What two honest clocks may differ by."""
LAST_INSTANT = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())
DEEPEST = 4
"""Brackets that may open in one part of a token: ours are flat, and a deep one would exhaust the parser's stack."""


class BadToken(Exception):
    """The one answer to every token that is not ours, not valid or not current. The reason is logged and never returned."""

    def __init__(self, reason: str = "not accepted") -> None:
        super().__init__("The access token is not valid.")
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class AccessClaims:
    """The claims of one access token (RFC 9068). Times are whole seconds since 1970, as they stand in the token."""

    sub: str
    client_id: str
    scope: str
    sid: str
    jti: str
    iat: int
    nbf: int
    exp: int
    auth_time: int

    @classmethod
    def issue(cls, *, sub: str, client_id: str, scope: str, sid: str, authenticated_at: datetime, now: datetime) -> "AccessClaims":
        """Make the claims of a new token of ten minutes."""
        issued = int(now.timestamp())
        return cls(
            sub=sub,
            client_id=client_id,
            scope=scope,
            sid=sid,
            jti=str(uuid4()),
            iat=issued,
            nbf=issued,
            exp=issued + int(LIFETIME.total_seconds()),
            auth_time=int(authenticated_at.timestamp()),
        )

    @property
    def iat_instant(self) -> datetime:
        """When the token was issued."""
        return datetime.fromtimestamp(self.iat, UTC)

    @property
    def exp_instant(self) -> datetime:
        """When the token ends."""
        return datetime.fromtimestamp(self.exp, UTC)

    def require_current(self, now: datetime) -> None:
        """Raise BadToken unless the token holds at `now`, give or take five seconds."""
        moment = now.timestamp()
        if not self.nbf - LEEWAY_SECONDS <= moment < self.exp + LEEWAY_SECONDS:
            raise BadToken("outside its time")
        if self.iat > moment + LEEWAY_SECONDS:
            raise BadToken("issued in the future")

    def signed_by(self, issuer: str, audience: str) -> dict[str, Any]:
        """Give the whole payload, with who issues it and for whom."""
        return {"iss": issuer, "aud": audience} | asdict(self)


TEXTS = ("sub", "client_id", "scope", "sid", "jti")
MOMENTS = ("iat", "nbf", "exp", "auth_time")
MEMBERS = frozenset({"iss", "aud", *TEXTS, *MOMENTS})


def claims_of(payload: Mapping[str, Any], issuer: str, audience: str) -> AccessClaims:
    """Check every claim by its exact type: `True` is no integer, a list is no audience. Raises BadToken."""
    if payload.keys() != MEMBERS:
        raise BadToken("claims missing or unknown")
    if payload["iss"] != issuer or payload["aud"] != audience:
        raise BadToken("another issuer or audience")
    if not all(type(payload[name]) is str and payload[name].isascii() and payload[name].isprintable() for name in TEXTS):
        raise BadToken("a claim that is no plain text")
    if not all(payload[name] for name in TEXTS if name != "scope"):
        raise BadToken("an empty claim")
    if not all(type(payload[name]) is int and 0 <= payload[name] < LAST_INSTANT for name in MOMENTS):
        raise BadToken("a time that is no whole number of seconds")
    claims = AccessClaims(**{name: payload[name] for name in (*TEXTS, *MOMENTS)})
    if not 0 < claims.exp - claims.iat <= LONGEST_LIFETIME_SECONDS or claims.nbf > claims.exp:
        raise BadToken("a life longer than we give")
    return claims


def strict_object(part: bytes) -> dict[str, Any]:
    """Read one part of a token as a flat JSON object without duplicate members. Raises BadToken or ValueError."""
    text = part.decode("utf-8")
    if text.count("{") + text.count("[") > DEEPEST:
        raise BadToken("nested")
    found = json.loads(text, object_pairs_hook=_members_once, parse_constant=_refuse_constant)
    if type(found) is not dict:
        raise BadToken("no object")
    return found


def _members_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise BadToken("a member twice")
    return members


def _refuse_constant(name: str) -> None:
    raise BadToken(f"{name} is no JSON")


def canonical_bytes(part: str) -> bytes:
    """Decode base64url and refuse any spelling but the one: two texts must never be the same token."""
    try:
        decoded = urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except binascii.Error:
        raise BadToken("no base64url") from None
    if urlsafe_b64encode(decoded).rstrip(b"=").decode() != part:
        raise BadToken("not canonical")
    return decoded
