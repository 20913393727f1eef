"""The demonstration of a plan: week 1 is that of 12 January 2026, and it is the Monday before."""

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.people import Cast
from tests.timetable.plans import Planned, plan


@pytest.fixture
def planned(cast: Cast, at: Callable[[str], datetime]) -> Planned:
    """Give an inspection whose letter has not gone out."""
    at("2026-01-05T09:00:00Z")
    return plan(cast)


@pytest.fixture
def active(planned: Planned, at: Callable[[str], datetime]) -> Planned:
    """Give an inspection in its first week, the letter sent."""
    at("2026-01-12T09:00:00Z")
    planned.happen("notify")
    return planned
