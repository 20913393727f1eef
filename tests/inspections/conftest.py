"""An inspection in its first week, the letter sent."""

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.people import Cast
from tests.timetable.plans import Planned, plan


@pytest.fixture
def active(cast: Cast, at: Callable[[str], datetime]) -> Planned:
    at("2026-01-12T09:00:00Z")
    planned = plan(cast)
    planned.happen("notify")
    return planned
