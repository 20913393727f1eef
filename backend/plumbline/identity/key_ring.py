"""The signing keys of an installation: a file that only its owner reads, with room for the next key beside the present one.

A new key is published before it signs, and an old one stays until its last token has ended, so that rotation refuses nobody.
"""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from plumbline.identity.access_claims import LONGEST_LIFETIME_SECONDS

FILE = "token-keys.json"
PUBLISHED_AHEAD = timedelta(seconds=2 * LONGEST_LIFETIME_SECONDS)
OTHERS_MAY_READ = 0o077


class UnsafeKeys(RuntimeError):
    """The keys on the disk must not be used; the text says why and what to do."""


@dataclass(frozen=True)
class SigningKey:
    """One private key and the moment from which it signs (seconds since 1970)."""

    kid: str
    signs_from: int
    private: ec.EllipticCurvePrivateKey


def new_key(signs_from: int) -> SigningKey:
    """Make a key on the curve P-256."""
    return SigningKey(uuid4().hex, signs_from, ec.generate_private_key(ec.SECP256R1()))


def load_or_create(folder: Path) -> list[SigningKey]:
    """Read the ring, or make one with a single key. Two processes that start together end with the same ring.

    Raises UnsafeKeys when others can read the file or it holds anything but P-256 keys.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / FILE
    if not file.exists():
        _write(file, [new_key(0)], replace=False)
    return read(file)


def read(file: Path) -> list[SigningKey]:
    """Read the keys, the first to sign first. Raises UnsafeKeys."""
    if file.stat().st_mode & OTHERS_MAY_READ:
        raise UnsafeKeys(f"{file} can be read by others: run 'chmod 600 {file}', and rotate the keys if anyone did")
    try:
        rows = json.loads(file.read_bytes())
        keys = [SigningKey(row["kid"], row["signs_from"], _private(row["private"])) for row in rows]
    except (ValueError, KeyError, TypeError) as unreadable:
        raise UnsafeKeys(f"{file} does not hold signing keys; restore it from the backup or move it away") from unreadable
    if not keys:
        raise UnsafeKeys(f"{file} is empty; move it away and a new key is made")
    return sorted(keys, key=lambda key: key.signs_from)


def rotate(folder: Path, now: datetime) -> SigningKey:
    """Publish a next key, which signs half an hour later, and drop those whose last token has long ended."""
    keys = load_or_create(folder)
    present = int(now.timestamp())
    ended = present - LONGEST_LIFETIME_SECONDS
    superseded = {old.kid for old, successor in pairwise(keys) if successor.signs_from < ended}
    following = new_key(present + int(PUBLISHED_AHEAD.total_seconds()))
    _write(folder / FILE, [*(key for key in keys if key.kid not in superseded), following], replace=True)
    return following


def _private(pem: str) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise TypeError("not a key on P-256")
    return key


def _write(file: Path, keys: Iterable[SigningKey], *, replace: bool) -> None:
    rows = [{"kid": key.kid, "signs_from": key.signs_from, "private": _pem(key)} for key in keys]
    # mkstemp makes the file 0600 from the start: the key is never readable for a moment.
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{FILE}")
    with os.fdopen(descriptor, "w") as stream:
        json.dump(rows, stream)
        stream.flush()
        os.fsync(stream.fileno())
    written = Path(name)
    if replace:
        written.replace(file)
        return
    try:
        file.hardlink_to(written)
    except FileExistsError:
        pass  # another process was first: its keys hold
    finally:
        written.unlink()


def _pem(key: SigningKey) -> str:
    return key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
