"""What a password must be, and what it need not be."""

import pytest

from plumbline.identity import passwords

ANN = ("Ann Example", "ann.example@strathmore.example", "Strathmore Council")


@pytest.mark.parametrize(
    "password",
    [
        "heron quarry tin lid",
        "493028475610293",
        "aaaabbbbccccddd eee",
        "ALL CAPITALS HERE OK",
        "ümläute und Strausse",
        "絵文字も言葉も大丈夫ですよねこれは長い",
        "x9! tin lid heron " * 10,
        "correct horse, but not that battery",
        "strathmore ann keeps nineteen pigeons",
    ],
)
def test_any_composition_of_fifteen_characters_is_taken(password: str) -> None:
    assert passwords.weakness(password, ANN) is None


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "at least 15"),
        ("fourteen chars", "at least 15"),
        ("x" * 1001, "at most 1000"),
        ("passwordpassword", "tried first"),
        ("PasswordPassword", "tried first"),
        ("123456789012345", "tried first"),
        ("plumblineplumbline", "tried first"),
        ("aaaaaaaaaaaaaaaaaaaa", "one character repeated"),
        ("annexampleannexample1", "your own name"),
        ("Ann Example 2026", "your own name"),
        ("strathmorecouncil!!!!1", "your own name"),
        ("ann.example@strathmore.example", "your own name"),
    ],
)
def test_a_weak_password_is_refused_in_a_sentence(password: str, said: str) -> None:
    assert said in (passwords.weakness(password, ANN) or "")


def test_nothing_is_cut_off_a_long_password() -> None:
    long = "heron quarry tin lid " * 20
    stored = passwords.hashed(long)
    assert passwords.matches(long, stored)
    assert not passwords.matches(long[:-1], stored)


def test_the_hash_is_argon2id_and_never_the_same_twice() -> None:
    first, second = passwords.hashed("heron quarry tin lid"), passwords.hashed("heron quarry tin lid")
    assert first.startswith("$argon2id$")
    assert first != second


def test_a_letter_typed_as_two_characters_is_the_same_letter() -> None:
    assert passwords.matches("cafe\u0301 au lait et pain", passwords.hashed("caf\u00e9 au lait et pain"))


def test_no_password_fits_an_account_that_has_none() -> None:
    assert not passwords.matches("nobody has this password", None)
