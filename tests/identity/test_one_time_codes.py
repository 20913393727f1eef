"""One-time codes: half a minute of tolerance, and none taken twice."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from cryptography.fernet import InvalidToken

from plumbline.identity import one_time_codes

NOW = datetime(2026, 10, 25, 0, 59, 45, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
KEY = bytes(range(32))


def code_at(seconds: int) -> str:
    return pyotp.TOTP(SECRET).at(int(NOW.timestamp()) + seconds)


@pytest.mark.parametrize(("seconds", "taken"), [(0, True), (-30, True), (30, True), (-75, False), (75, False), (-3600, False)])
def test_a_code_is_taken_from_a_clock_half_a_minute_off(seconds: int, *, taken: bool) -> None:
    assert (one_time_codes.accepted_step(SECRET, code_at(seconds), None, NOW) is not None) is taken


def test_a_code_is_taken_once() -> None:
    step = one_time_codes.accepted_step(SECRET, code_at(0), None, NOW)
    assert step is not None
    assert one_time_codes.accepted_step(SECRET, code_at(0), step, NOW) is None
    assert one_time_codes.accepted_step(SECRET, code_at(-30), step, NOW) is None, "nor one from before it"
    assert one_time_codes.accepted_step(SECRET, code_at(30), step, NOW + timedelta(seconds=30)) == step + 1


@pytest.mark.parametrize("code", ["", "000000x", "12345", "é" * 6, "١٢٣٤٥٦", "1" * 500])
def test_what_is_no_code_is_refused(code: str) -> None:
    assert one_time_codes.accepted_step(SECRET, code, None, NOW) is None


def test_a_code_may_be_typed_with_the_space_that_the_telephone_shows() -> None:
    code = code_at(0)
    assert one_time_codes.accepted_step(SECRET, f"{code[:3]} {code[3:]}", None, NOW) is not None


def test_ten_recovery_codes_are_made_and_read_however_they_are_typed() -> None:
    codes = one_time_codes.new_recovery_codes()
    assert len(set(codes)) == 10
    written = one_time_codes.recovery_hash(KEY, codes[0])
    assert one_time_codes.recovery_hash(KEY, codes[0].upper().replace("-", " ")) == written
    assert one_time_codes.recovery_hash(bytes(32), codes[0]) != written


def test_the_authenticators_secret_is_unreadable_in_the_database() -> None:
    stored = one_time_codes.sealed(KEY, SECRET)
    assert SECRET not in stored
    assert one_time_codes.opened(KEY, stored) == SECRET
    with pytest.raises(InvalidToken):
        one_time_codes.opened(bytes(32), stored)


def test_the_address_behind_the_picture_names_product_and_person() -> None:
    address = one_time_codes.provisioning_address(SECRET, "ann@strathmore.example")
    assert address.startswith("otpauth://totp/Plumbline:ann%40strathmore.example?")
    assert f"secret={SECRET}" in address
