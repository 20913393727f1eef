"""The refusal table of the threat notes: whatever python-jose lets through on its own stops here."""

import json
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jose import jws, jwt
from jose.backends import ECKey

from plumbline.identity.tokens import AccessClaims, BadToken, TokenKeys


def part(value: object) -> str:
    """Write one part of a token: an object as JSON, or bytes as they are."""
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def forge(keys: TokenKeys, header: object, payload: object) -> str:
    """Sign anything at all with the installation's true key."""
    signed = f"{part(header)}.{part(payload)}"
    private = keys._private[keys._ring[0].kid]
    return f"{signed}.{part(private.sign(signed.encode()))}"


def good_header(keys: TokenKeys) -> dict[str, Any]:
    return {"alg": "ES256", "kid": keys._ring[0].kid, "typ": "at+jwt"}


def good_payload(keys: TokenKeys, claims: AccessClaims) -> dict[str, Any]:
    return claims.signed_by(keys.issuer, keys.audience)


def refused(keys: TokenKeys, token: object, now: datetime) -> bool:
    """Whether the token ends in the one exception there is; any other would escape and fail the test."""
    try:
        keys.read(token, now)
    except BadToken as bad:
        return str(bad) == "The access token is not valid."
    return False


def test_a_token_signed_here_is_read_back_whole(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    assert keys.read(keys.sign(claims), now) == claims
    assert keys.read(forge(keys, good_header(keys), good_payload(keys, claims)), now) == claims


@pytest.mark.parametrize(
    "change",
    [
        {"alg": "none"},
        {"alg": "HS256"},
        {"alg": "ES384"},
        {"alg": "es256"},
        {"alg": "S256"},
        {"alg": ["ES256"]},
        {"alg": None},
        {"typ": "JWT"},
        {"typ": "AT+JWT"},
        {"typ": "refresh+jwt"},
        {"typ": None},
        {"kid": "another"},
        {"kid": "../../../../dev/null"},
        {"kid": "' OR 1=1 --"},
        {"kid": ""},
        {"kid": None},
        {"kid": 0},
        {"kid": ["a"]},
        {"crit": ["exp"]},
        {"crit": []},
        {"b64": False},
        {"jku": "https://attacker.example/keys"},
        {"x5u": "https://attacker.example/cert"},
        {"jwk": {"kty": "EC"}},
        {"x5c": []},
        {"cty": "JWT"},
        {"zip": "DEF"},
        {"enc": "A128GCM"},
    ],
    ids=str,
)
def test_any_other_header_is_refused_though_truly_signed(
    keys: TokenKeys, claims: AccessClaims, now: datetime, change: dict[str, Any]
) -> None:
    assert refused(keys, forge(keys, good_header(keys) | change, good_payload(keys, claims)), now)


@pytest.mark.parametrize("member", ["alg", "kid", "typ"])
def test_a_header_without_one_of_its_members_is_refused(keys: TokenKeys, claims: AccessClaims, now: datetime, member: str) -> None:
    header = {name: value for name, value in good_header(keys).items() if name != member}
    assert refused(keys, forge(keys, header, good_payload(keys, claims)), now)


@pytest.mark.parametrize("member", ["iss", "aud", "sub", "client_id", "scope", "sid", "jti", "iat", "nbf", "exp", "auth_time"])
def test_every_claim_is_required(keys: TokenKeys, claims: AccessClaims, now: datetime, member: str) -> None:
    payload = {name: value for name, value in good_payload(keys, claims).items() if name != member}
    assert refused(keys, forge(keys, good_header(keys), payload), now)


@pytest.mark.parametrize("member", ["iat", "nbf", "exp", "auth_time"])
@pytest.mark.parametrize("value", [None, True, "1774745970", 1774745970.0, [1774745970], {}, -1, 2**70, 10**400])
def test_a_time_is_a_whole_number_and_nothing_like_it(
    keys: TokenKeys, claims: AccessClaims, now: datetime, member: str, value: object
) -> None:
    assert refused(keys, forge(keys, good_header(keys), good_payload(keys, claims) | {member: value}), now)


@pytest.mark.parametrize("member", ["iss", "aud", "sub", "client_id", "sid", "jti"])
@pytest.mark.parametrize("value", [None, True, 1, "", [], {}, "\u0000", "a\nb", "naïve"])
def test_a_text_claim_is_plain_text(keys: TokenKeys, claims: AccessClaims, now: datetime, member: str, value: object) -> None:
    assert refused(keys, forge(keys, good_header(keys), good_payload(keys, claims) | {member: value}), now)


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://attacker.example"},
        {"iss": "https://plumbline.example/"},
        {"aud": "https://other.example/api"},
        {"aud": ["https://plumbline.example/api"]},
        {"scope": None},
        {"scope": ["evidence:read"]},
        {"roles": ["lead_inspector"]},
    ],
    ids=str,
)
def test_another_issuer_audience_or_claim_is_refused(keys: TokenKeys, claims: AccessClaims, now: datetime, change: dict[str, Any]) -> None:
    assert refused(keys, forge(keys, good_header(keys), good_payload(keys, claims) | change), now)


@pytest.mark.parametrize(
    ("change", "accepted"),
    [
        ({"exp": -4}, True),
        ({"exp": -5}, False),
        ({"exp": -3600}, False),
        ({"nbf": 5}, True),
        ({"nbf": 6}, False),
        ({"iat": 5}, True),
        ({"iat": 6}, False),
        ({"iat": 365 * 86_400, "exp": 365 * 86_400 + 600}, False),
        ({"exp": 900}, True),
        ({"exp": 901}, False),
        ({"exp": 10 * 365 * 86_400}, False),
        ({"exp": 0, "iat": 0}, False),
        ({"exp": 2, "nbf": 4}, False),
    ],
    ids=str,
)
def test_the_time_allows_five_seconds_and_fifteen_minutes_of_life(
    keys: TokenKeys, claims: AccessClaims, now: datetime, change: dict[str, int], *, accepted: bool
) -> None:
    moment = int(now.timestamp())
    times = {"iat": moment - 5 if change.get("exp", 1) < 0 else moment} | {name: moment + seconds for name, seconds in change.items()}
    if change.get("exp", 1) < 0:
        times["iat"] = times["nbf"] = min(times["exp"], moment) - 60
    token = forge(keys, good_header(keys), good_payload(keys, claims) | times)
    assert refused(keys, token, now) is not accepted


def test_a_public_key_is_no_secret_in_any_encoding(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    public = keys._ring[0].private.public_key()
    payload = good_payload(keys, claims)
    unlimited = {"verify_exp": False}
    for encoding, layout in ((Encoding.DER, PublicFormat.SubjectPublicKeyInfo), (Encoding.X962, PublicFormat.UncompressedPoint)):
        secret = public.public_bytes(encoding, layout)
        token = jwt.encode(payload, secret, algorithm="HS256", headers={"kid": keys._ring[0].kid, "typ": "at+jwt"})
        read_by_jose = jwt.decode(token, secret, algorithms=None, audience=keys.audience, options=unlimited)
        assert read_by_jose == payload
        assert refused(keys, token, now)


def test_a_key_of_someone_else_signs_nothing_here(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    stranger = ECKey(ec.generate_private_key(ec.SECP256R1()), "ES256")
    token = jws.sign(good_payload(keys, claims), stranger, headers=good_header(keys), algorithm="ES256")
    assert refused(keys, token, now)


def test_a_changed_signature_or_another_spelling_of_it_is_refused(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    token = keys.sign(claims)
    head, payload, signature = token.split(".")
    spellings = [
        f"{head}.{payload}.{signature}=",
        f"{head}.{payload}.{signature}==",
        f"{head}.{payload}.{signature[:10]}!{signature[10:]}",
        f"{head}.{payload}.{signature[:10]}\n{signature[10:]}",
        f"{head}.{payload}.{signature[:-1]}{'B' if signature[-1] != 'B' else 'C'}",
        f"{head}.{payload}.{signature[:-1]}",
        f"{head}.{payload}.",
        f"{head}.{payload}",
        f"{head}..{signature}",
        f".{payload}.{signature}",
        f"{head}.{payload}.{signature}.",
        f"{head}.{payload}.{signature}.{signature}.{signature}",
        f" {token}",
        f"{token}\n",
        f"{head}.{payload}.{signature.replace('-', '+').replace('_', '/')}x",
        f"{head}.{payload}.{part(b'0' * 63)}",
        f"{head}.{payload}.{part(bytes(64))}",
        f"{head}.{payload}.{part(b'0' * 65)}",
    ]
    assert [spelling for spelling in spellings if not refused(keys, spelling, now)] == []


def test_the_spare_bits_of_the_last_character_carry_nothing(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    """64 bytes end in a character of which only two bits count: sixteen spellings, one of them ours."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    token = keys.sign(claims)
    place = alphabet.index(token[-1])
    siblings = [token[:-1] + alphabet[place - place % 16 + spare] for spare in range(16)]
    assert sum(not refused(keys, sibling, now) for sibling in siblings) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b'{"alg":"none","alg":"ES256","kid":"KID","typ":"at+jwt"}',
        b'\xef\xbb\xbf{"alg":"ES256","kid":"KID","typ":"at+jwt"}',
        b'["ES256"]',
        b"null",
        b"1",
        b"",
        b"{",
        b"[" * 3000,
        b'{"alg":' * 400,
        b'{"alg":"\\ud800","kid":"KID","typ":"at+jwt"}',
        b'{"alg":NaN,"kid":"KID","typ":"at+jwt"}',
        b"\xff\xfe",
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_a_header_that_is_no_flat_object_is_refused(keys: TokenKeys, claims: AccessClaims, now: datetime, raw: bytes) -> None:
    kid = keys._ring[0].kid.encode()
    assert refused(keys, forge(keys, raw.replace(b"KID", kid), good_payload(keys, claims)), now)


@pytest.mark.parametrize(
    "raw",
    [b"[]", b"null", b"", b"[" * 900, b'{"a":' * 300, b"\xff", b'{"exp":NaN}', b'{"exp":Infinity}', b'{"exp":1e999}', b'{"sub":"\\ud800"}'],
    ids=lambda raw: repr(raw[:20]),
)
def test_a_payload_that_is_no_flat_object_is_refused_though_truly_signed(keys: TokenKeys, now: datetime, raw: bytes) -> None:
    assert refused(keys, forge(keys, good_header(keys), raw), now)


def test_a_claim_written_twice_is_refused(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    payload = json.dumps(good_payload(keys, claims))
    assert refused(keys, forge(keys, good_header(keys), (payload[:-1] + ', "sub": "x"}').encode()), now)


@pytest.mark.parametrize(
    "token", [None, b"a.b.c", 5, "", ".", "..", "...", "a.b.c", "é.é.é", "\ud800.a.b", "a" * 4097, "a.b.c.d"], ids=repr
)
def test_what_is_no_token_at_all_is_refused(keys: TokenKeys, now: datetime, token: object) -> None:
    assert refused(keys, token, now)


def test_a_token_over_4096_characters_is_refused_unread(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    token = forge(keys, good_header(keys), good_payload(keys, claims) | {"scope": "x" * 4000})
    assert len(token) > 4096
    assert refused(keys, token, now)


def test_the_reason_of_a_refusal_is_never_told(keys: TokenKeys, claims: AccessClaims) -> None:
    with pytest.raises(BadToken) as refusal:
        keys.verify(keys.sign(claims)[:-4] + "AAAA")
    assert (str(refusal.value), refusal.value.reason) == ("The access token is not valid.", "not accepted")
