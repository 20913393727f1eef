"""The pure rule of a refresh token: what each presentation gets."""

from datetime import UTC, datetime, timedelta

import pytest

from plumbline.identity import refresh
from plumbline.identity.refresh import Verdict

NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("used", "successor_used", "began", "last_used", "verdict"),
    [
        (False, False, timedelta(hours=1), timedelta(minutes=9), Verdict.ROTATE),
        (True, False, timedelta(hours=1), timedelta(minutes=9), Verdict.REPEAT),
        (True, True, timedelta(hours=1), timedelta(minutes=9), Verdict.REUSED),
        (True, True, timedelta(hours=13), timedelta(hours=13), Verdict.REUSED),
        (False, False, timedelta(hours=1), timedelta(minutes=30) - timedelta(microseconds=1), Verdict.ROTATE),
        (False, False, timedelta(hours=1), timedelta(minutes=30), Verdict.IDLE),
        (True, False, timedelta(hours=1), timedelta(minutes=30), Verdict.IDLE),
        (False, False, timedelta(hours=12) - timedelta(microseconds=1), timedelta(minutes=1), Verdict.ROTATE),
        (False, False, timedelta(hours=12), timedelta(minutes=1), Verdict.EXPIRED),
    ],
)
def test_each_presentation_gets_one_verdict(
    used: bool,  # noqa: FBT001 (a column of the table)
    successor_used: bool,  # noqa: FBT001 (a column of the table)
    began: timedelta,
    last_used: timedelta,
    verdict: Verdict,
) -> None:
    judged = refresh.judge(used=used, successor_used=successor_used, began_at=NOW - began, last_used_at=NOW - last_used, now=NOW)
    assert judged is verdict


def test_a_token_has_one_successor_and_only_for_those_who_hold_the_key() -> None:
    token = refresh.new_token()
    assert refresh.successor(b"k" * 32, token) == refresh.successor(b"k" * 32, token)
    assert refresh.successor(b"k" * 32, token) != refresh.successor(b"j" * 32, token)
    assert refresh.successor(b"k" * 32, token) != refresh.successor(b"k" * 32, refresh.new_token())


def test_a_token_has_256_random_bits_and_is_kept_as_a_hash() -> None:
    made = {refresh.new_token() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(token) for token in made} == {43}
    assert len(refresh.stored_hash(made.pop())) == 32
