"""Every problem of a list at once, with its place and never its value (R52, R53, R56, R57)."""

import io
import tracemalloc

import pytest
from tests.case_files.lists.lists_made import CASE, CENSUS, KEY, THEME, cases, checked, said_of, text_of

from plumbline.case_files.lists.checking import ListChecker, restored
from plumbline.case_files.lists.reporting import MOST_OF_A_KIND
from plumbline.case_files.lists.rules import with_derived


def test_a_good_case_raises_nothing() -> None:
    assert said_of() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"case_ref": ""}, [("case_ref", "empty")]),
        ({"case_ref": "Jo"}, [("case_ref", "code_form")]),
        ({"age_band": "*"}, [("age_band", "suppressed")]),
        ({"age_band": "21–25"}, []),
        ({"age_band": "24"}, [("age_band", "no_choice")]),
        ({"age_years": "24"}, []),
        ({"age_years": "24", "age_band": ""}, []),
        ({"age_years": "26"}, [("age_band", "disagrees")]),
        ({"gender": "F"}, []),
        ({"gender": "n/a"}, [("gender", "empty")]),
        ({"ethnicity": ".."}, []),
        ({"imposed_on": "1 April 2019"}, []),
        ({"imposed_on": "01-Apr-19"}, []),
        ({"imposed_on": "2019-04-01 00:00:00"}, []),
        ({"imposed_on": "43556"}, []),
        ({"imposed_on": "\u00a001/04/2019 "}, []),
        ({"imposed_on": "04/25/2019"}, [("imposed_on", "month_first")]),
        ({"imposed_on": "31/02/2019"}, [("imposed_on", "no_such_day")]),
        ({"imposed_on": "spring"}, [("imposed_on", "no_date")]),
        ({"imposed_on": "12/03/1985"}, [("imposed_on", "too_early")]),
        ({"imposed_on": "=TODAY()"}, [("imposed_on", "formula")]),
        ({"received_on": "31/03/2019"}, [("received_on", "before")]),
        ({"ended_on": "31/03/2019"}, [("ended_on", "before")]),
        ({"ended_on": ""}, [("ended_on", "needed")]),
        ({"order_status": "in force"}, [("ended_on", "not_expected")]),
        ({"ended_on": "01/01/2020"}, [("ended_on", "after_census")]),
        ({"imposed_on": "01/04/2016", "ended_on": "30/12/2017"}, [("ended_on", "outside_window")]),
        ({"imposed_on": "01/04/2016", "ended_on": "31/12/2017"}, []),
        ({"imposed_on": "01/04/2012", "order_status": "in force", "ended_on": ""}, []),
        ({"requirements": "supervision"}, [("unpaid_work_hours", "not_expected")]),
        ({"supervision_months": ""}, [("supervision_months", "needed")]),
        ({"supervision_months": "12 months"}, [("supervision_months", "no_number")]),
        ({"unpaid_work_hours": "1,200"}, [("unpaid_work_hours", "out_of_range")]),
        ({"unpaid_work_level": "2"}, []),
        ({"unpaid_work_level": "1"}, [("unpaid_work_level", "disagrees")]),
        ({"requirements": "supervision, unpaid work & restricted movement"}, [("requirements", "not_of_its_time")]),
        ({"requirements": "supervision, gardening"}, [("requirements", "no_choice")]),
        ({"mappa": "Y"}, []),
        ({"mappa": "perhaps"}, [("mappa", "no_yes_no")]),
        ({"locality": "John Smith"}, [("locality", "looks_like_name")]),
        ({"worker_code": "0101501234"}, [("worker_code", "looks_like_chi_number")]),
        ({"date_of_birth": ""}, [(None, "heading_of_date_of_birth")]),
        ({"remarks": ""}, [(None, "unknown_column")]),
    ],
)
def test_a_case_is_refused_with_the_column_and_the_kind_of_fault(change: dict[str, str], said: list[tuple[str | None, str]]) -> None:
    found = said_of(**change)
    assert [one for one in found if one != ("unpaid_work_hours", "needed")] == [
        one for one in said if one != ("unpaid_work_hours", "needed")
    ]


def test_no_value_is_ever_repeated() -> None:
    secret = "Zebedee Quagmire 9"
    row = dict.fromkeys([*CASE, "received_on", "mappa", "remarks"], secret)
    report = checked(text_of([row, row], headings=[*row, "Zebedee Jones"]))[1]
    assert len({problem.column for problem in report.problems}) > 10
    assert not any("Zebedee" in str(problem) or "Quagmire" in str(problem) for problem in report.problems)


def test_a_reference_that_stands_twice_names_the_row_that_had_it_first() -> None:
    (problem,) = checked(text_of([CASE, CASE | {"case_ref": " SM-0001"}]))[1].problems
    assert (problem.place, problem.code) == ("A3", "repeated")
    assert "Row 2" in problem.sentence


def test_a_mistake_made_throughout_is_counted_and_does_not_hide_the_others() -> None:
    rows = [case | {"gender": "?!", "locality": "Leith" if number else "Mrs Campbell"} for number, case in enumerate(cases(100))]
    report = checked(text_of(reversed(rows)))[1]
    assert report.counts == {("gender", "no_choice"): 100, ("locality", "looks_like_name"): 1}
    assert report.unlisted == {("gender", "no_choice"): 100 - MOST_OF_A_KIND}
    assert report.problems[-1].code == "looks_like_name"
    assert (report.rows_sha256, report.accepted) == (None, 0)


def test_a_value_that_was_confirmed_to_be_harmless_passes_next_time() -> None:
    text = text_of([CASE | {"locality": "Mrs Campbell's Close"}])
    (problem,) = checked(text)[1].problems
    assert problem.fingerprint is not None
    assert len(problem.fingerprint) == 64
    assert checked(text, confirmed=lambda known: known == problem.fingerprint)[1].in_order


def test_the_council_of_a_row_may_be_an_old_code_and_not_another_council() -> None:
    rows = [
        CASE | {"council": "S12000015"},
        CASE | {"case_ref": "SM-2", "council": "Fife"},
        CASE | {"case_ref": "SM-3", "council": "Moray"},
    ]
    report = checked(text_of(rows, headings=[*CASE, "council"]), council_code="S12000047")[1]
    assert [(problem.row, problem.code) for problem in report.problems] == [(4, "other_council")]


def test_bands_are_not_kept_beside_their_numbers_and_are_worked_out_when_read() -> None:
    (case,), report = checked(text_of([CASE | {"age_years": "24"}], headings=[*CASE, "age_years"]))
    assert report.in_order
    assert "age_band" not in case.values
    whole = with_derived(THEME.case_list, restored(THEME.case_list, case.document()))
    assert (whole["age_band"], whole["unpaid_work_level"]) == ("21-25", "level 2")
    assert restored(THEME.case_list, case.document()) == case.values


def test_the_hash_is_of_the_values_and_not_of_how_they_were_written() -> None:
    one = checked(text_of([CASE]))[1].rows_sha256
    other = checked(text_of([CASE | {"imposed_on": "2019-04-01", "gender": "M", "requirements": "upw|supervision"}], ";"))[1].rows_sha256
    assert one is not None
    assert one == other
    assert one != checked(text_of([CASE | {"gender": "F"}]))[1].rows_sha256


def peak_for(count: int) -> int:
    content = io.BytesIO(text_of(cases(count)).encode())
    checker = ListChecker(THEME, census_on=CENSUS, key=KEY)
    tracemalloc.start()
    try:
        for _ in checker.check(content):
            pass
        assert checker.report.accepted == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_list_but_for_the_references() -> None:
    small, large = peak_for(500), peak_for(2_500)
    assert (large - small) / 2_000 < 250, "bytes for each further case"
