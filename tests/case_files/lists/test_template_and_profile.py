"""The empty list that a council fills in, the profile of the one it sends, and the command by which it checks one."""

import io
from pathlib import Path

from openpyxl import load_workbook
from tests.case_files.lists.lists_made import CASE, HEADINGS, THEME, cases, checked, text_of
from typer.testing import CliRunner

from plumbline.case_files.lists.commands import case_list
from plumbline.case_files.lists.profile import national_figures, profile_of
from plumbline.case_files.lists.template import csv_template, workbook_template

CODES = [column.code for column in THEME.case_list]


def test_the_workbook_has_every_column_with_its_choices_and_an_explanation() -> None:
    """R47."""
    workbook = load_workbook(io.BytesIO(workbook_template(THEME)))
    assert workbook.sheetnames == ["Case list", "Columns", "Choices"]
    sheet = workbook["Case list"]
    assert [cell.value for cell in sheet[1]] == CODES
    assert workbook["Choices"].sheet_state == "hidden"
    gender = CODES.index("gender") + 1
    assert [cell.value for cell in workbook["Choices"][sheet.cell(1, gender).column_letter]][:4] == [
        "male",
        "female",
        "another gender",
        "not known",
    ]
    assert len(sheet.data_validations.dataValidation) == sum(column.kind in {"choice", "yes_no"} for column in THEME.case_list)
    explained = {row[0]: row for row in workbook["Columns"].iter_rows(values_only=True)}
    assert explained.keys() >= set(CODES)
    assert "restricted movement (from 17 May 2022, to be confirmed)" in str(explained["requirements"][4])


def test_a_template_that_was_filled_in_is_accepted_and_an_empty_one_has_no_cases() -> None:
    workbook = load_workbook(io.BytesIO(workbook_template(THEME)))
    assert [problem.code for problem in checked(io.BytesIO(workbook_template(THEME)))[1].problems] == ["no_cases"]
    workbook["Case list"].append([CASE.get(code) for code in CODES])
    filled = io.BytesIO()
    workbook.save(filled)
    assert checked(filled)[1].in_order
    assert [problem.code for problem in checked(csv_template(THEME))[1].problems] == ["no_cases"]


def test_the_profile_counts_categories_and_what_is_missing_beside_the_national_figures() -> None:
    rows = [
        *cases(3),
        CASE | {"case_ref": "SM-9", "gender": "F", "requirements": "supervision; conduct", "unpaid_work_hours": "", "locality": ""},
    ]
    read, report = checked(text_of(rows))
    assert report.in_order
    profile = profile_of(THEME, (row.values for row in read))
    categories = {category.code: category for category in profile.categories}
    assert profile.cases == 4
    assert categories["order_type"].counts == {
        "unpaid work without supervision": 0,
        "supervision without unpaid work": 1,
        "both": 3,
        "neither": 0,
    }
    assert categories["unpaid_work_level"].counts == {"level 1": 0, "level 2": 3}
    assert categories["gender"].counts["female"] == 1
    assert categories["age_band"].counts["21-25"] == 4
    assert (categories["mappa"].cases, categories["mappa"].missing) == (0, 4)
    assert profile.missing["locality"] == 1
    assert categories["gender"].national is None


def test_the_national_figures_add_up_and_name_categories_of_the_list() -> None:
    figures = national_figures()
    for code in ("order_type", "unpaid_work_level", "progress_reviews_set"):
        assert sum(figures[code].counts.values()) == figures[code].orders
    types, requirements = figures["order_type"].counts, figures["requirements"].counts
    assert types["both"] + types["unpaid work without supervision"] == requirements["unpaid work or other activity"]
    assert types["both"] + types["supervision without unpaid work"] == requirements["supervision"]
    choices = {column.code: column.every_choice for column in THEME.case_list}
    assert set(requirements) <= set(choices["requirements"])
    assert set(figures["unpaid_work_level"].counts) == set(choices["unpaid_work_level"])


def test_the_command_says_what_is_wrong_and_fails_or_gives_the_hash(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text_of([CASE]), encoding="utf-8")
    good = CliRunner().invoke(case_list, ["check", str(file), "--census-on", "2019-12-31"])
    assert (good.exit_code, "In order. The SHA-256 of the rows is" in good.output) == (0, True)
    file.write_text(text_of([CASE | {"gender": "Zebedee"}] * 30), encoding="utf-8")
    bad = CliRunner().invoke(case_list, ["check", str(file), "--census-on", "2019-12-31"])
    assert bad.exit_code == 1
    assert "C2 gender: This is none of the choices." in bad.output
    assert "gender: 5 more of the kind no_choice" in bad.output
    assert "Zebedee" not in bad.output
    assert HEADINGS.index("gender") == 2
