"""Access tokens: the only module that imports python-jose, whose defaults accept what must be refused.

Every check that `jose.jwt.decode` leaves out is made here, and every failure is one `BadToken`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import structlog
from jose import backends, jws
from jose.constants import ALGORITHMS

from plumbline.identity import key_ring
from plumbline.identity.access_claims import AccessClaims, BadToken, canonical_bytes, claims_of, strict_object
from plumbline.identity.key_ring import SigningKey, UnsafeKeys

__all__ = ["AccessClaims", "BadToken", "TokenKeys", "UnsafeKeys"]

ALGORITHM: str = ALGORITHMS.ES256
TYPE = "at+jwt"
HEADER = frozenset({"alg", "kid", "typ"})
LONGEST = 4096
PARTS = 3

log = structlog.get_logger(__name__)


@dataclass
class TokenKeys:
    """Signs and reads the access tokens of one installation, with keys built once."""

    issuer: str
    audience: str
    file: Path | None = None
    _ring: list[SigningKey] = field(default_factory=list)
    _public: dict[str, Any] = field(default_factory=dict)
    _private: dict[str, Any] = field(default_factory=dict)
    _seen: int = 0

    @classmethod
    def load_or_create(cls, folder: Path, *, issuer: str = "http://localhost:8000", audience: str | None = None) -> Self:
        """Take up the installation's keys, or make the first, and prove that they work before anything is served.

        Raises UnsafeKeys when the file, the library or the self-test gives reason not to start.
        """
        keys = cls(issuer=issuer, audience=audience or f"{issuer}/api", file=folder / key_ring.FILE)
        keys._hold(key_ring.load_or_create(folder))
        keys._test_itself()
        return keys

    def sign(self, claims: AccessClaims) -> str:
        """Sign with the key that is current when the token is issued."""
        self._take_up_rotation()
        # The first key also serves a demonstration whose clock was moved back.
        kid = ([self._ring[0].kid] + [key.kid for key in self._ring if key.signs_from <= claims.iat])[-1]
        payload = json.dumps(claims.signed_by(self.issuer, self.audience), separators=(",", ":")).encode()
        token: str = jws.sign(payload, self._private[kid], headers={"kid": kid, "typ": TYPE}, algorithm=ALGORITHM)
        return token

    def verify(self, token: str) -> AccessClaims:
        """Check form, signature and every claim but the time; the caller goes on with `require_current`.

        Raises BadToken, whatever is wrong.
        """
        try:
            return self._verified(token)
        except BadToken as bad:
            log.info("access_token_refused", reason=bad.reason)
        except Exception as escaped:  # noqa: BLE001 (jose lets AttributeError, OverflowError and others out: none may become a 500)
            log.warning("access_token_refused", reason=type(escaped).__name__)
        raise BadToken from None

    def read(self, token: str, now: datetime) -> AccessClaims:
        """Check everything, the time included. Raises BadToken."""
        claims = self.verify(token)
        claims.require_current(now)
        return claims

    def jwks(self) -> dict[str, Any]:
        """Give the public keys (RFC 7517), the next one included before it signs."""
        self._take_up_rotation()
        return {"keys": [key.to_dict() | {"kid": kid, "use": "sig"} for kid, key in self._public.items()]}

    def _verified(self, token: str) -> AccessClaims:
        if not isinstance(token, str) or len(token) > LONGEST or not token.isascii():
            raise BadToken("too long, or no text")
        parts = token.split(".")
        if len(parts) != PARTS:
            raise BadToken("not three parts")
        head, _, _ = (canonical_bytes(part) for part in parts)
        payload = jws.verify(token, self._key_of(strict_object(head)), [ALGORITHM])
        return claims_of(strict_object(payload), self.issuer, self.audience)

    def _key_of(self, header: dict[str, Any]) -> Any:  # noqa: ANN401 (jose has no types)
        """Choose the key by its name alone: a key that a token brings along (jwk, jku, x5u) is never looked at."""
        if header.keys() != HEADER or header["alg"] != ALGORITHM or header["typ"] != TYPE:
            raise BadToken("another header")
        kid = header["kid"]
        if type(kid) is not str:
            raise BadToken("a key name that is no text")
        if kid not in self._public:
            self._take_up_rotation()
        if kid not in self._public:
            raise BadToken("an unknown key")
        return self._public[kid]

    def _hold(self, ring: Sequence[SigningKey]) -> None:
        self._ring = list(ring)
        self._private = {key.kid: backends.ECKey(key.private, ALGORITHM) for key in ring}
        self._public = {kid: key.public_key() for kid, key in self._private.items()}
        if self.file is not None:
            self._seen = self.file.stat().st_mtime_ns

    def _take_up_rotation(self) -> None:
        """Read the file again when it changed, so that a rotation needs no restart."""
        if self.file is not None and self.file.stat().st_mtime_ns != self._seen:
            self._hold(key_ring.read(self.file))

    def _test_itself(self) -> None:
        if backends.ECKey.__module__ != "jose.backends.cryptography_backend":
            raise UnsafeKeys("python-jose would sign with a slow, leaky backend: install python-jose[cryptography]")
        moment = datetime.fromtimestamp(self._ring[-1].signs_from, UTC)
        sample = AccessClaims.issue(sub="self-test", client_id="self-test", scope="", sid="-", authenticated_at=moment, now=moment)
        if self.read(self.sign(sample), moment) != sample:
            raise UnsafeKeys("a token signed here is not read back: the signing keys are damaged")
        kid = self._ring[0].kid
        payload = json.dumps(sample.signed_by(self.issuer, self.audience)).encode()
        forged = [
            jws.sign(payload, "x" * 32, headers={"kid": kid, "typ": TYPE}, algorithm=ALGORITHMS.HS256),
            jws.sign(payload, self._private[kid], headers={"kid": kid, "typ": TYPE, "crit": ["b64"]}, algorithm=ALGORITHM),
            "eyJhbGciOiJub25lIn0." + self.sign(sample).split(".")[1] + ".",
        ]
        for token in forged:
            try:
                self._verified(token)
            except BadToken:
                continue
            raise UnsafeKeys("a forged token was accepted by the self-test")
