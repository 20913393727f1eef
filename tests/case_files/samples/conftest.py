"""Inspections with an accepted list, with a sample drawn from it, and with that sample released."""

import pytest
from tests.case_files.samples.drawn import BY_AGE, accepted, cases_of, draw, release
from tests.conducted import Conducted


@pytest.fixture
def with_list(conducted: Conducted) -> Conducted:
    return accepted(conducted, cases_of(young=4, middle=20, old=16))


@pytest.fixture
def drawn(with_list: Conducted) -> Conducted:
    draw(with_list, size=10, size_reason="Ten readers.", **BY_AGE)
    return with_list


@pytest.fixture
def released(drawn: Conducted) -> Conducted:
    release(drawn)
    return drawn
