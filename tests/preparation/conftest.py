import pytest
from tests.conducted import Conducted
from tests.preparation.asking import CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT


@pytest.fixture
def first_week(conducted: Conducted) -> Conducted:
    """Monday of week 1, with the people who speak for each side."""
    conducted.week(1)
    for role in (COORDINATOR, LEAD, SUPPORT, CONTRIBUTOR):
        conducted.by(role)
    return conducted
