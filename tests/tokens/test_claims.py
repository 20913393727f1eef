"""The claims on their own: each refusal is the one refusal, before anything is parsed too deep or compared by chance."""

import pytest

from plumbline.identity.access_claims import AccessClaims, BadToken, claims_of, strict_object

ISSUER, AUDIENCE = "https://plumbline.example", "https://plumbline.example/api"


@pytest.mark.parametrize("depth", [5, 1000, 100_000])
def test_a_nested_part_is_refused_before_the_parser_sees_it(depth: int) -> None:
    with pytest.raises(BadToken, match="not valid") as refusal:
        strict_object(b'{"a":' * depth)
    assert refusal.value.reason == "nested"


@pytest.mark.parametrize("member", ["sub", "client_id", "scope", "sid", "jti", "iat", "nbf", "exp", "auth_time"])
@pytest.mark.parametrize("value", [None, True, [], {}, 1.5, b"bytes"], ids=repr)
def test_a_claim_of_another_type_is_refused_by_its_type(claims: AccessClaims, member: str, value: object) -> None:
    payload = claims.signed_by(ISSUER, AUDIENCE)
    assert claims_of(payload, ISSUER, AUDIENCE) == claims
    with pytest.raises(BadToken):
        claims_of(payload | {member: value}, ISSUER, AUDIENCE)
