"""The case list of the 2019 method: what is asked of a council for each order, and what never is."""

from datetime import date

from tests.methodology.documents import JSW

COLUMNS = {column.code: column for column in JSW.theme.case_list}


def test_a_code_of_the_supervising_worker_is_asked_for_and_no_name() -> None:
    assert COLUMNS["worker_code"].kind == "code"
    assert not COLUMNS.keys() & {"name", "worker", "date_of_birth", "chi", "address", "postcode"}


def test_only_the_team_is_free_text() -> None:
    """R56: what cannot be written down freely needs no search for names."""
    assert [column.code for column in COLUMNS.values() if column.kind == "text"] == ["locality"]
    assert "female" in COLUMNS["gender"].choices


def test_restricted_movement_is_the_tenth_requirement_from_a_day_that_is_to_be_confirmed() -> None:
    column = COLUMNS["requirements"]
    assert (len(column.choices), len(column.every_choice)) == (9, 10)
    tenth = column.dated("restricted movement")
    assert tenth is not None
    assert tenth.status == "unverified"
    assert not tenth.held_on(date(2022, 5, 16))
    assert tenth.held_on(date(2022, 5, 17))
    assert column.dated("conduct") is None


def test_bands_follow_from_their_numbers_and_only_that_of_the_age_may_stand_alone() -> None:
    age, level = COLUMNS["age_band"].derived, COLUMNS["unpaid_work_level"].derived
    assert age is not None
    assert level is not None
    assert [age.band_of(years) for years in (16, 17, 18, 20, 21, 25, 26, 40, 41)] == [
        *("16-17", "16-17", "18-20", "18-20", "21-25", "21-25", "26-30", "31-40", "over 40")
    ]
    assert [level.band_of(hours) for hours in (20, 100, 101, 300)] == ["level 1", "level 1", "level 2", "level 2"]
    assert (age.may_stand_alone, level.may_stand_alone) == (True, False)


def test_orders_of_two_years_belong_in_the_list_whether_they_run_or_have_ended() -> None:
    """R57."""
    window = JSW.theme.case_list_window
    assert window is not None
    assert (window.begun, window.ended, window.years) == ("imposed_on", "ended_on", 2)
