"""One version of a section for each author and ten minutes of work, and at each act."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from plumbline.self_evaluation.editing_history import LatestVersion, continues

AUTHOR, OTHER = uuid4(), uuid4()
BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("author", "closed", "after", "same_version"),
    [
        (AUTHOR, False, timedelta(0), True),
        (AUTHOR, False, timedelta(minutes=10) - MOMENT, True),
        (AUTHOR, False, timedelta(minutes=10), False),
        (OTHER, False, timedelta(minutes=1), False),
        (AUTHOR, True, timedelta(minutes=1), False),
        (AUTHOR, False, -MOMENT, False),
    ],
)
def test_a_save_belongs_to_the_version_before_within_ten_minutes(
    author: UUID, *, closed: bool, after: timedelta, same_version: bool
) -> None:
    assert continues(LatestVersion(AUTHOR, BEGAN, closed), author, BEGAN + after) is same_version


def test_the_first_save_is_a_version() -> None:
    assert continues(None, AUTHOR, BEGAN) is False


def test_an_afternoon_without_a_pause_is_one_version_every_ten_minutes() -> None:
    latest, versions = None, 0
    for second in range(0, 2 * 60 * 60, 5):
        now = BEGAN + timedelta(seconds=second)
        if not continues(latest, AUTHOR, now):
            latest, versions = LatestVersion(AUTHOR, now, closed=False), versions + 1
    assert versions == 12
