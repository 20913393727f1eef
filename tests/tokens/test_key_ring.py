"""Signing keys: made once, read by nobody else, replaced without refusing anybody."""

import ast
import json
import os
from base64 import urlsafe_b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

import plumbline
from plumbline.identity import key_ring
from plumbline.identity.tokens import AccessClaims, BadToken, TokenKeys, UnsafeKeys


def claims_at(moment: datetime) -> AccessClaims:
    return AccessClaims.issue(sub="a", client_id="plumbline", scope="", sid="s", authenticated_at=moment, now=moment)


def test_the_key_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    TokenKeys.load_or_create(tmp_path / "keys")
    assert (tmp_path / "keys" / key_ring.FILE).stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "keys").iterdir()] == [key_ring.FILE]


def test_a_key_file_that_others_can_read_is_refused_with_what_to_do(tmp_path: Path) -> None:
    TokenKeys.load_or_create(tmp_path)
    (tmp_path / key_ring.FILE).chmod(0o640)
    with pytest.raises(UnsafeKeys, match="chmod 600"):
        TokenKeys.load_or_create(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '[{"kid": "a"}]', '[{"kid": "a", "signs_from": 0, "private": "x"}]'])
def test_a_damaged_key_file_stops_the_start(tmp_path: Path, content: str) -> None:
    file = tmp_path / key_ring.FILE
    file.write_text(content)
    file.chmod(0o600)
    with pytest.raises(UnsafeKeys):
        TokenKeys.load_or_create(tmp_path)


@pytest.mark.parametrize(
    "private", [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()], ids=["P-384", "Ed25519"]
)
def test_a_key_of_another_kind_stops_the_start(tmp_path: Path, private: ec.EllipticCurvePrivateKey) -> None:
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    file = tmp_path / key_ring.FILE
    file.write_text(json.dumps([{"kid": "a", "signs_from": 0, "private": pem}]))
    file.chmod(0o600)
    with pytest.raises(UnsafeKeys, match="does not hold signing keys"):
        TokenKeys.load_or_create(tmp_path)


def test_processes_that_start_together_end_with_the_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: TokenKeys.load_or_create(tmp_path).jwks(), range(8)))
    assert all(ring == rings[0] for ring in rings)


def test_the_published_keys_hold_no_private_part(tmp_path: Path) -> None:
    keys = TokenKeys.load_or_create(tmp_path)
    [published] = keys.jwks()["keys"]
    assert published.keys() == {"alg", "kty", "crv", "x", "y", "kid", "use"}
    assert (published["alg"], published["crv"], published["use"]) == ("ES256", "P-256", "sig")


def test_a_rotation_refuses_nobody(tmp_path: Path, now: datetime) -> None:
    keys = TokenKeys.load_or_create(tmp_path)
    before = keys.sign(claims_at(now))
    following = key_ring.rotate(tmp_path, now)
    os.utime(tmp_path / key_ring.FILE, ns=(1, 1))  # a coarse file clock must not hide the change from this test
    assert [key["kid"] for key in keys.jwks()["keys"]][-1] == following.kid, "published before it signs"
    still = keys.sign(claims_at(now + timedelta(minutes=29)))
    then = keys.sign(claims_at(now + timedelta(minutes=31)))
    kids = [json.loads(key_header(token))["kid"] for token in (before, still, then)]
    assert kids[0] == kids[1] != kids[2] == following.kid
    assert keys.read(before, now).sub == keys.read(still, now + timedelta(minutes=39)).sub
    assert keys.read(then, now + timedelta(minutes=31)).sub == "a"


def test_an_old_key_goes_once_its_last_token_has_ended(tmp_path: Path, now: datetime) -> None:
    keys = TokenKeys.load_or_create(tmp_path)
    first = keys.jwks()["keys"][0]["kid"]
    token = keys.sign(claims_at(now))
    key_ring.rotate(tmp_path, now)
    key_ring.rotate(tmp_path, now + timedelta(minutes=44))
    assert first in {key.kid for key in key_ring.read(tmp_path / key_ring.FILE)}
    key_ring.rotate(tmp_path, now + timedelta(minutes=46))
    assert first not in {key.kid for key in key_ring.read(tmp_path / key_ring.FILE)}
    with pytest.raises(BadToken):
        TokenKeys.load_or_create(tmp_path).read(token, now)


def key_header(token: str) -> bytes:
    head = token.split(".", maxsplit=1)[0]
    return urlsafe_b64decode(head + "=" * (-len(head) % 4))


def test_one_module_alone_imports_jose_and_none_its_encryption() -> None:
    package = Path(plumbline.__file__).parent
    importers = {}
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            found = [name for name in [module, *names] if name.split(".")[0] == "jose"]
            if found:
                importers.setdefault(file.relative_to(package).as_posix(), set()).update(found, names)
    assert importers.keys() == {"identity/tokens.py"}
    assert not {name for names in importers.values() for name in names} & {"jwe", "jose.jwe", "jwt", "jose.jwt"}
