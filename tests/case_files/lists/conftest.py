"""An inspection in week 8, in which the list may be asked for."""

import pytest
from tests.case_files.lists.sent import agree, ask
from tests.conducted import Conducted


@pytest.fixture
def week_8(conducted: Conducted) -> Conducted:
    conducted.week(8)
    agree(conducted)
    return conducted


@pytest.fixture
def asked(week_8: Conducted) -> Conducted:
    answer = ask(week_8)
    assert answer.status_code == 201, answer.text
    return week_8
