import pytest
from tests.case_files.readers.naming import COORDINATOR, LEAD, READER, SUPPORT, TEAM
from tests.conducted import Conducted


@pytest.fixture
def week_6(conducted: Conducted) -> Conducted:
    """Monday of week 6, with the people who name readers and those who read."""
    conducted.week(6)
    for role in (COORDINATOR, LEAD, SUPPORT, READER, TEAM):
        conducted.by(role)
    return conducted
