"""A case list that contradicts itself is refused, with the place and the cure."""

from typing import Any

import pytest
from tests.methodology.documents import refusals_within

D = dict[str, Any]
LIST = "theme.case_list"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("gender", "kind"), "word", f"{LIST}[gender].kind: this has to be 'code', 'text'"),
        (("gender", "colour"), "blue", f"{LIST}[gender].colour: this member is not known here"),
        (("gender", "code"), "ethnicity", f"{LIST}: ethnicity stands here 2 times; give each its own"),
        (("gender", "kind"), "text", f"{LIST}[gender]: a column of the kind choice or choices lists its choices"),
        (("gender", "choices"), ["male", "Male", "another gender", "female", "not known"], "male stands among the choices 2 times"),
        (("gender", "spellings"), {"m": "boy"}, f"{LIST}[gender].spellings: boy is no choice of this column; the choices are male"),
        (("gender", "spellings"), {"Male": "male"}, f"{LIST}[gender].spellings: Male is a choice or a spelling already"),
        (("gender", "also_called"), ["Age band"], 'the heading "Age band" means age_band already; take it out'),
        (("gender", "also_called"), ["Order_Status"], 'the heading "order_status" means gender already; take it out'),
        (("gender", "lowest"), 1, "only a column of the kind integer has a lowest and a highest"),
        (("gender", "earliest"), "2011-02-01", "only a column of the kind date has an earliest day"),
        (("gender", "unique"), True, f"{LIST}[gender].unique: only a required column of the kind code can tell cases apart"),
        (("case_ref", "required"), False, f"{LIST}[case_ref].unique: only a required column of the kind code can tell cases apart"),
        (("supervision_months", "highest"), 0, "the highest is below the lowest; correct one of the two"),
        (("requirements", "choices_as_of"), None, "dated choices and the column of the day that they are held against are given together"),
        (("requirements", "choices_as_of"), "gender", "gender is of the kind choice; name a column of the kind date"),
        (("requirements", "dated_choices", 0, "valid_from"), None, "give the day from which or until which this is a choice"),
        (
            ("requirements", "dated_choices", 0, "valid_until"),
            "2020-01-01",
            "this choice ends before it starts; correct one of the two days",
        ),
        (("requirements", "dated_choices", 0, "value"), "conduct", "conduct stands among the choices 2 times; give each its own"),
        (("age_band", "derived", "column"), "gender", "gender is of the kind choice; name a column of the kind integer"),
        (("age_band", "derived", "column"), "birthday", "the case list has no column birthday; the columns are case_ref"),
        (("age_band", "derived", "may_stand_alone"), False, "a required band may stand alone, or no case without the number could be sent"),
        (("age_band", "derived", "bands", 0, "up_to"), 18, ""),
        (
            ("age_band", "derived", "bands", 0, "up_to"),
            30,
            "the highest numbers have to rise from band to band, and only the last band has none",
        ),
        (
            ("age_band", "derived", "bands", 5, "up_to"),
            99,
            "the highest numbers have to rise from band to band, and only the last band has none",
        ),
        (("age_band", "derived", "bands", 0, "value"), "12-17", "the bands are the choices of the column, in the same order"),
        (("age_years", "required"), True, "age_years is always given, so a band that follows from it is no column of the list"),
        (
            ("case_ref", "derived"),
            {"column": "age_years", "bands": [{"value": "a", "up_to": 1}, {"value": "b"}]},
            "only a column of the kind choice",
        ),
    ],
)
def test_columns_that_contradict_themselves_or_each_other(path: tuple[str | int, ...], value: object, said: str) -> None:
    refused = refusals_within("theme", "case_list", *path, value=value)
    assert any(said in problem for problem in refused) if said else refused == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"column": "ended_on", "other": "imposed_on"}, "say of which kind this is: give its rule"),
        ({"rule": "never", "column": "ended_on"}, "rule has to be one of 'not_before', 'not_after_census', 'only_with', 'needed_with'"),
        ({"rule": "not_before", "column": "ended_on", "other": "order_status"}, "other: order_status is of the kind choice"),
        ({"rule": "not_before", "column": "ending", "other": "imposed_on"}, "column: the case list has no column ending"),
        ({"rule": "not_after_census", "column": "gender"}, "column: gender is of the kind choice; name a column of the kind date"),
        ({"rule": "only_with", "column": "ended_on", "other": "status", "any_of": ["death"]}, "other: the case list has no column status"),
        ({"rule": "only_with", "column": "ended_on", "other": "locality", "any_of": ["north"]}, "other: locality has no choices"),
        (
            {"rule": "needed_with", "column": "ended_on", "other": "order_status", "any_of": ["dead"]},
            "any_of: dead is no choice of order_status",
        ),
        ({"rule": "needed_with", "column": "ended_on", "other": "order_status", "any_of": []}, "any_of: this list may not be empty"),
        (
            {"rule": "only_with", "column": "gender", "other": "order_status", "any_of": ["death"]},
            "column: gender is required of every case",
        ),
    ],
)
def test_rules_between_columns_that_say_nothing(rule: D, said: str) -> None:
    (refused,) = refusals_within("theme", "case_list_rules", 0, value=rule)
    assert said in refused


def test_a_window_needs_two_dates_and_a_length() -> None:
    assert "ended: the case list has no column finished" in refusals_within("theme", "case_list_window", "ended", value="finished")[0]
    assert "begun: gender is of the kind choice" in refusals_within("theme", "case_list_window", "begun", value="gender")[0]
    assert "years: this has to be greater than or equal to 1" in refusals_within("theme", "case_list_window", "years", value=0)[0]


def test_the_types_of_order_are_told_apart_by_choices_of_a_column_that_has_several() -> None:
    types = "theme", "case_list_types"
    assert "column: gender is of the kind choice; name a column of the kind choices" in refusals_within(*types, "column", value="gender")[0]
    assert "code: gender is a column of the list already" in refusals_within(*types, "code", value="gender")[0]
    assert "types: fines is no choice of requirements" in refusals_within(*types, "types", 0, "all_of", value=["fines"])[0]
    assert "types: fines is no choice of requirements" in refusals_within(*types, "types", 3, "none_of", value=["fines"])[0]
