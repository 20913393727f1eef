"""What the method of 2019 holds, against the guidance as read by hand."""

from collections import Counter
from datetime import date

import pytest
from tests.methodology.documents import JSW

from plumbline.identity.roles import Role, Side

FOCUS = ["1.1", "2.1", "5.1", "5.2", "5.3", "5.4", "6.1", "6.4", "9.4"]


def test_it_belongs_to_a_programme_with_a_mandate_a_legal_basis_and_an_end() -> None:
    """R1, R3."""
    programme = JSW.programme
    assert "Scottish Government" in programme.mandate
    assert [basis.title for basis in programme.legal_basis][:3] == [
        "Public Services Reform (Scotland) Act 2010",
        "Criminal Justice and Licensing (Scotland) Act 2010",
        "Community Justice (Scotland) Act 2016",
    ]
    assert {"national_strategy", "national_outcomes_and_standards"} <= {basis.code for basis in programme.legal_basis}
    assert (programme.starts_on, programme.ends_on) == (date(2018, 9, 1), date(2020, 11, 30))


def test_the_two_strands_of_the_mandate_are_there_and_the_kind_is_a_field() -> None:
    """R2."""
    assert len(JSW.programme.strands) == 2
    assert JSW.kind == "inspection"


def test_the_theme_gives_labels_and_the_columns_of_the_case_list() -> None:
    """R5."""
    assert JSW.theme.code == "community_payback_orders"
    assert JSW.theme.labels["orders"] == "community payback orders"
    columns = {column.code: column for column in JSW.theme.case_list}
    assert columns["case_ref"].required
    assert columns["age_band"].choices == ("16-17", "18-20", "21-25", "26-30", "31-40", "over 40")
    assert len(columns["requirements"].choices) == 9, "nine requirements in 2019; restricted movement at first disposal came later"
    assert not columns.keys() & {"name", "date_of_birth", "chi", "address"}


def test_five_areas_are_considered_and_cover_all_that_is_in_focus() -> None:
    """R6."""
    assert {area.code: list(area.indicators) for area in JSW.areas} == {
        "outcomes": ["1.1"],
        "impact": ["2.1"],
        "key_processes": ["5.1", "5.2", "5.3", "5.4"],
        "duties_and_performance": ["6.1", "6.4"],
        "leadership": ["9.4"],
    }
    assert [area.code for area in JSW.areas_of("5.3")] == ["key_processes"]


def test_nine_indicators_are_in_focus_and_five_of_them_are_evaluated() -> None:
    """R11, R13."""
    assert [indicator.code for indicator in JSW.focus_indicators] == FOCUS
    assert JSW.evaluated_codes == ("1.1", "2.1", "5.2", "5.3", "9.4")


def test_any_other_indicator_of_the_framework_can_be_picked_and_none_of_them_is_evaluated() -> None:
    """R14, R15."""
    others = [indicator for indicator in JSW.indicators if indicator.code not in FOCUS]
    assert [indicator.code for indicator in others] == [
        *("2.2", "2.3", "3.1", "4.1", "6.2", "6.3", "7.1", "8.1", "8.2", "8.3", "9.1", "9.2", "9.3", "10.1")
    ]
    assert not any(indicator.in_focus or indicator.evaluated for indicator in others)
    assert {indicator.status for indicator in others} == {"unverified"}
    assert JSW.indicator("8.3").title == "Securing improvement"


def test_an_indicator_that_is_not_in_the_framework_is_not_found() -> None:
    with pytest.raises(KeyError):
        JSW.indicator("5.5")


def test_both_titles_of_an_indicator_are_kept() -> None:
    risk = JSW.indicator("5.2")
    assert (risk.title, risk.scope_title) == ("Assessing and responding to risk and needs", "assessing and responding to risk and need")


def test_the_scale_has_six_points_with_meanings() -> None:
    """R17."""
    assert JSW.scale.values == (1, 2, 3, 4, 5, 6)
    assert [JSW.scale.point(value).label for value in JSW.scale.values] == [
        "Unsatisfactory",
        "Weak",
        "Adequate",
        "Good",
        "Very good",
        "Excellent",
    ]
    assert all(point.meaning for point in JSW.scale.points)
    assert [point.value for point in JSW.scale.points if point.meaning_status == "unverified"] == [3, 2, 1]
    with pytest.raises(KeyError):
        JSW.scale.point(7)


def test_every_focus_indicator_has_guidance_questions_and_suggested_sources_of_its_own() -> None:
    """R58, R129, R134, R135: 29 questions and 73 sources."""
    counts = {
        indicator.code: (len(indicator.considerations), len(indicator.questions), len(indicator.sources))
        for indicator in JSW.focus_indicators
    }
    assert counts == {
        "1.1": (2, 2, 8),
        "2.1": (4, 3, 7),
        "5.1": (4, 4, 9),
        "5.2": (5, 4, 7),
        "5.3": (5, 3, 8),
        "5.4": (3, 4, 7),
        "6.1": (3, 2, 5),
        "6.4": (4, 3, 10),
        "9.4": (5, 4, 12),
    }
    assert sum(questions for _, questions, _ in counts.values()) == 29
    assert sum(sources for _, _, sources in counts.values()) == 73
    assert all(
        indicator.description and indicator.guidance == f"part two, quality indicator {indicator.code}"
        for indicator in JSW.focus_indicators
    )


def test_the_three_key_questions_say_which_kinds_of_statement_answer_them() -> None:
    """R131, R132."""
    assert {question.title: question.statement_kinds for question in JSW.key_questions} == {
        "How good are we now?": ("strength", "area_for_improvement"),
        "How do we know?": (),
        "How good can we be?": ("action",),
    }


def test_preparedness_has_three_answers_and_belongs_in_the_report() -> None:
    """R9, R139."""
    statement = JSW.statement("preparedness")
    assert [part.code for part in statement.parts] == ["projected_need", "impact", "action"]
    assert statement.required_in_report


def test_section_27_has_five_answers_and_may_be_left_out_of_the_report() -> None:
    """R140."""
    statement = JSW.statement("section_27")
    assert [part.code for part in statement.parts] == ["formula", "response", "partnership", "commissioning", "preventative_work"]
    assert not statement.required_in_report
    assert "section_27" not in {section.statement for section in JSW.report_sections}


def test_there_are_five_key_considerations_and_five_headline_outcomes() -> None:
    """R138, R142."""
    assert [consideration.code for consideration in JSW.key_considerations] == [
        *("national_standards", "assessment_planning_intervention", "statutory_duties", "difference_and_outcomes", "leadership")
    ]
    assert [outcome.number for outcome in JSW.headline_outcomes] == [1, 2, 3, 4, 5]
    assert JSW.headline_outcomes[1].title == "I am fully involved in all decisions about my care and support"


def test_the_documents_that_councils_have_anyway_are_named() -> None:
    """R143; the statutory annual report comes with its outline."""
    assert {"structure_and_governance", "cswo_report", "cjoip", "loip", "opi_framework"} <= {kind.code for kind in JSW.document_types}
    outline = JSW.document_type("cpo_annual_report").outline
    assert [section.number for section in outline] == list(range(1, 11))
    assert (outline[0].title, outline[9].title) == ("Unpaid work", "Funding")


def test_each_focus_indicator_is_commented_on_in_one_section_of_the_report() -> None:
    assert [section.title for section in JSW.report_sections][:2] == ["Introduction", "How we conducted this inspection"]
    assert len(JSW.report_sections) == 15
    assert Counter(code for section in JSW.report_sections for code in section.indicators) == Counter(FOCUS)


def test_everything_that_comes_from_the_guidance_says_where_it_stands() -> None:
    """R4: a reader can check each task and each prompt."""
    assert all(task.guidance.startswith(f"stage {task.stage}, ") for task in JSW.tasks)
    assert all(f"week {task.week}" in task.guidance or "introduction" in task.guidance for task in JSW.tasks)
    prompts = [
        *JSW.areas,
        *JSW.stages,
        *JSW.key_questions,
        *JSW.statements,
        *JSW.key_considerations,
        *JSW.headline_outcomes,
        *JSW.document_types,
    ]
    assert all(prompt.guidance for prompt in prompts)


def test_every_role_that_has_something_to_do_finds_it_in_the_plan() -> None:
    """R4: each party's tasks."""
    roles = {role for task in JSW.tasks for role in task.roles}
    assert roles == set(Role) - {Role.CONTRIBUTOR, Role.COUNCIL_ADMINISTRATOR}
    assert {task.party for task in JSW.tasks} == {Side.INSPECTORATE, Side.COUNCIL}
