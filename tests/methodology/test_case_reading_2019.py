"""The reading template of 2019, against the standards it rests on (R71, R76, R77, R27)."""

from collections import Counter
from datetime import date

import pytest
from tests.methodology.documents import JSW, THEMATIC

from plumbline.methodology.case_reading import CaseCondition, FactQuestion, ReadingTemplate
from plumbline.methodology.case_reading_checks import possible_answers
from plumbline.methodology.timescales import ByLevel, Periodic, Within


@pytest.fixture
def template() -> ReadingTemplate:
    assert JSW.case_reading is not None
    return JSW.case_reading


def test_a_method_can_do_without_a_template() -> None:
    assert THEMATIC.case_reading is None


def test_it_has_the_sections_a_to_k_and_every_kind_of_question(template: ReadingTemplate) -> None:
    assert "".join(section.code for section in template.sections) == "ABCDEFGHIJK"
    kinds = Counter(question.kind for question in template.questions)
    assert kinds == {"fact": 37, "choice": 10, "scale": 6, "date": 8, "timescale": 7, "text": 4, "number": 1}
    assert template.numbers["lscmi_done"] == "D1"


def test_every_question_has_guidance_of_its_own(template: ReadingTemplate) -> None:
    """R71."""
    guidance = [question.guidance for question in template.questions]
    assert all(guidance)
    assert len(set(guidance)) > len(guidance) - 5


def test_not_recorded_is_kept_apart_from_no_and_from_not_applicable(template: ReadingTemplate) -> None:
    """R76."""
    question = template.question("specialist_tools")
    assert isinstance(question, FactQuestion)
    assert possible_answers(question) == ("yes", "partly", "no", "not_recorded", "not_applicable")


def test_each_indicator_that_a_record_can_speak_of_is_asked_about(template: ReadingTemplate) -> None:
    asked = {code for question in template.questions for code in question.indicators}
    assert asked == {"1.1", "2.1", "5.1", "5.2", "5.3", "5.4", "6.1", "6.4"}, "9.4, leadership, is not read from records"


@pytest.mark.parametrize(
    ("code", "start", "days"),
    [("first_contact", "imposed_on", 1), ("induction", "imposed_on", 5), ("placement", "imposed_on", 7), ("plan", "imposed_on", 20)],
)
def test_the_limits_in_working_days_are_those_of_the_standards(template: ReadingTemplate, code: str, start: str, days: int) -> None:
    """R77; facts about the standards, section 6."""
    rule = {rule.code: rule for rule in template.timescales}[code]
    dated = rule.limit_for(date(2019, 3, 1))
    assert dated is not None
    assert isinstance(dated.limit, Within)
    assert (dated.limit.start.model_dump()["column"], dated.limit.also_from, dated.limit.working_days) == (start, "received_on", days)
    assert dated.status == ("unverified" if code == "plan" else "verified")
    assert rule.limit_for(date(2011, 1, 31)) is None, "there was no such order before February 2011"


def test_reviews_and_unpaid_work_are_counted_in_months_and_breach_from_the_failure(template: ReadingTemplate) -> None:
    """R77."""
    limits = {rule.code: rule.limits[0].limit for rule in template.timescales}
    reviews, work, breach = limits["reviews"], limits["unpaid_work"], limits["breach"]
    assert isinstance(reviews, Periodic)
    assert (reviews.at_months, reviews.then_every_months) == ((3, 6), 6)
    assert isinstance(work, ByLevel)
    assert [(level.up_to, level.months) for level in work.levels] == [(100, 3), (300, 6)]
    assert work.or_later == "unpaid_work_due"
    assert isinstance(breach, Within)
    assert (breach.start.rule, breach.working_days, breach.also_from) == ("answer", 5, None)


def test_both_kinds_of_local_reader_are_described(template: ReadingTemplate) -> None:
    """R27."""
    assert {kind.code: kind.needs for kind in template.reader_kinds} == {
        "practitioner": ("qualified_social_worker", "trained_in_lscmi", "knows_local_systems"),
        "auditor": ("file_audit",),
    }


def test_national_figures_say_their_period_definition_and_source(template: ReadingTemplate) -> None:
    assert {figure.question: figure.percentage for figure in template.national_figures} == {
        "first_contact_in_time": 78.9,
        "induction_in_time": 81.2,
        "placement_in_time": 72.7,
    }
    assert all(figure.period and figure.definition and figure.source.startswith("https://") for figure in template.national_figures)


def test_a_condition_holds_or_not_or_cannot_be_told() -> None:
    work = CaseCondition(rule="case", column="requirements", any_of=("unpaid work or other activity",))
    assert work.holds({"requirements": ["supervision", "unpaid work or other activity"]}, {}) is True
    assert work.holds({"requirements": ["supervision"]}, {}) is False
    assert work.holds({}, {}) is None
