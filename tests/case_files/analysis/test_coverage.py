"""R80: over 1,000 draws, the intervals hold the true share of a synthetic national year about as often as they say.

No case of it exists. Its marginals are the published ones: the types of order of 2017-18, and the timescales with which the
method compares.
"""

from dataclasses import dataclass
from math import comb
from random import Random
from statistics import fmean

import pytest
from tests.case_files.samples.frames import seed
from tests.methodology.documents import JSW

from plumbline.case_files.analysis.shares import share
from plumbline.case_files.lists.profile import national_figures
from plumbline.case_files.samples.allocation import allocate
from plumbline.case_files.samples.drawing import Case, draw
from plumbline.case_files.samples.sizes import sample_size

ORDERS, DRAWS = 949, 1000
FIRST_CONTACT, INDUCTION, PLACEMENT = "first_contact_in_time", "induction_in_time", "placement_in_time"


@dataclass(frozen=True)
class Year:
    """The orders of a year with, for each question that a case asks, whether it was met."""

    cases: list[Case]
    met: dict[str, dict[str, bool]]

    def of(self, question: str) -> tuple[int, int]:
        asked = self.met[question]
        return sum(asked.values()), len(asked)


def synthetic_year() -> Year:
    types = national_figures()["order_type"]
    strata = allocate({(name,): number for name, number in types.counts.items()}, ORDERS)
    names = [name for (name,), number in sorted(strata.items()) for _ in range(number)]
    cases = [Case(f"SY-{number:04}", (name,)) for number, name in enumerate(names, 1)]
    assert JSW.case_reading is not None
    published = {figure.question: figure.percentage for figure in JSW.case_reading.national_figures}
    met: dict[str, dict[str, bool]] = {}
    for question, percentage in published.items():
        asked = [case.reference for case in cases if question != PLACEMENT or case.stratum != ("supervision without unpaid work",)]
        Random(question).shuffle(asked)
        met[question] = {reference: number < round(percentage * len(asked) / 100) for number, reference in enumerate(asked)}
    return Year(cases, met)


def test_the_year_has_the_published_shares() -> None:
    year = synthetic_year()
    shares = {question: round(100 * count / of, 1) for question, (count, of) in ((one, year.of(one)) for one in year.met)}
    assert shares == {FIRST_CONTACT: 78.9, INDUCTION: 81.2, PLACEMENT: pytest.approx(72.7, abs=0.1)}
    assert (len(year.cases), year.of(PLACEMENT)[1]) == (949, 708)


def holds(count: int, of: int, population: int, having: int, confidence: int) -> bool:
    found = share(count, of, population, confidence)
    assert found is not None
    return found.low <= 100 * having / population <= found.high


def expected(having: int, population: int, of: int, confidence: int) -> float:
    """How often the interval holds the true share, exactly: over every count that a sample of `of` can have, by its probability."""
    counts = range(max(0, of - (population - having)), min(of, having) + 1)
    ways = sum(comb(having, k) * comb(population - having, of - k) for k in counts if holds(k, of, population, having, confidence))
    return ways / comb(population, of)


@pytest.mark.parametrize("confidence", [90, 95])
def test_r80_an_interval_holds_the_true_share_as_often_as_it_says_on_average_over_all_shares(confidence: int) -> None:
    """Counts move in steps, so that for one share it is somewhat more often or less."""
    often = [expected(having, ORDERS, 64, confidence) for having in range(ORDERS // 20, ORDERS - ORDERS // 20)]
    assert abs(fmean(often) - confidence / 100) < 0.002
    assert min(often) > confidence / 100 - 0.05


def test_r80_over_a_thousand_draws_the_intervals_hold_the_true_share_as_often_as_they_should(capsys: pytest.CaptureFixture[str]) -> None:
    year = synthetic_year()
    size = sample_size(ORDERS, 90, 10)
    samples = [[case.reference for stratum in draw(seed(number), year.cases, size) for case in stratum.drawn] for number in range(DRAWS)]
    told = []
    for question, asked in year.met.items():
        having, population = year.of(question)
        found = [[asked[reference] for reference in sample if reference in asked] for sample in samples]
        for confidence in (90, 95):
            often = sum(holds(sum(answers), len(answers), population, having, confidence) for answers in found) / DRAWS
            # In a stratum as many are drawn each time, and so are those that the question is asked of.
            exactly = expected(having, population, len(found[0]), confidence)
            told.append(f"{question} at {confidence} %: {often:.1%}, expected {exactly:.1%}")
            assert abs(often - exactly) < 4 * (exactly * (1 - exactly) / DRAWS) ** 0.5, told
    with capsys.disabled():
        print(f"\n{size} of {ORDERS} orders, {DRAWS} draws. " + "; ".join(told), end=" ")
