"""Passwords: long, of any composition, not known to everybody, and never cut short.

No rule asks for digits or capitals: such rules make passwords worse (NCSC, ASVS 6.2.5). Length is the rule.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pwdlib import PasswordHash

SHORTEST = 15
LONGEST = 1000
"""Far above the 64 that must be accepted; a bound, so that hashing a novel is no attack."""
LEAST_OWN = 5
SHORTEST_WORD = 3

_hasher = PasswordHash.recommended()


def normal(password: str) -> str:
    """Give the one form of a password that can be typed in two ways (é as one character or two)."""
    return unicodedata.normalize("NFKC", password)


def weakness(password: str, own_words: Iterable[str] = ()) -> str | None:
    """Say in a sentence why a new password is refused, or None.

    `own_words` are the person's name, address and organisation: what an attacker tries first.
    """
    password = normal(password)
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters. Four or five unrelated words are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    folded = password.casefold()
    if folded in _common():
        return "Many people use this password, so it is tried first. Choose another."
    rest = folded
    for word in sorted({part for text in own_words for part in _words(text)}, key=len, reverse=True):
        rest = rest.replace(word, "")
    if len({letter for letter in rest if letter.isalnum()}) < LEAST_OWN:
        return "This is little more than your own name, address or organisation, or one character repeated. Choose other words."
    return None


def hashed(password: str) -> str:
    """Give the Argon2id hash to store."""
    return _hasher.hash(normal(password))


def matches(password: str, stored: str | None) -> bool:
    """Compare with a stored hash. Without one (no such account, no password yet) the same work is done for nothing."""
    right = _hasher.verify(normal(password), stored or _of_nobody())
    return right and stored is not None


@cache
def _of_nobody() -> str:
    return _hasher.hash("nobody has this password")


@cache
def _common() -> frozenset[str]:
    text = files("plumbline.identity").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line)


def _words(text: str) -> list[str]:
    folded = normal(text).casefold()
    spaced = "".join(letter if letter.isalnum() else " " for letter in folded)
    return [word for word in [*spaced.split(), spaced.replace(" ", "")] if len(word) >= SHORTEST_WORD]
