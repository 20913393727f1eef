"""A list is read whatever program wrote it, and its rows keep the numbers that a spreadsheet shows (R52)."""

import io
import zipfile
from datetime import date, datetime

import pytest
from tests.case_files.lists.lists_made import CASE, CENSUS, HEADINGS, KEY, THEME, cases, checked, text_of, workbook_of

from plumbline.case_files.lists.cells import TableRefusedError, column_letter
from plumbline.case_files.lists.checking import LONGEST_WORKBOOK, ListChecker
from plumbline.case_files.lists.tables import open_table, table_of

ROW = [CASE[name] for name in HEADINGS]


@pytest.mark.parametrize(
    ("charset", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_file_is_read_in_its_charset_with_its_separator(charset: str, said: str, separator: str) -> None:
    text = text_of([CASE | {"locality": "Na h-Eileanan Siar – Steòrnabhagh"}], separator).replace("ò", "ó")
    rows, report = checked(text.encode(charset))
    assert (report.charset, report.separator, report.total) == (said, separator, 0)
    assert rows[0].values["locality"] == "Na h-Eileanan Siar – Steórnabhagh"


def test_titles_totals_blank_rows_and_repeated_headings_are_no_cases() -> None:
    head, *lines = text_of(cases(4)).splitlines()
    text = "\n".join(["Community payback orders, 2019", "", head, *lines[:2], "", head, *lines[2:], "Total,4", ""])
    rows, report = checked(text)
    assert [row.number for row in rows] == [4, 5, 8, 9]
    assert (report.heading_row, report.cases, report.in_order) == (3, 4, True)
    assert [(notice.row, notice.code) for notice in report.notices] == [(7, "heading"), (10, "total")]


def test_headings_are_known_by_title_case_spaces_and_other_names() -> None:
    text = (
        text_of([CASE]).replace("case_ref", "CASE  Reference").replace("gender", "Sex").replace("imposed_on", "Date imposed (dd/mm/yyyy)")
    )
    assert checked(text)[1].in_order


def test_a_workbook_gives_days_numbers_and_text_as_they_were_meant() -> None:
    row = [*ROW]
    row[HEADINGS.index("imposed_on")] = datetime(2019, 4, 1)  # noqa: DTZ001 (a day on a sheet has no zone)
    row[HEADINGS.index("ended_on")] = 43738
    row[HEADINGS.index("supervision_months")] = 12.0
    (case,), report = checked(workbook_of([["List of orders"], [], HEADINGS, row]))
    assert report.in_order, report.problems
    assert (case.number, case.values["imposed_on"], case.values["ended_on"]) == (4, date(2019, 4, 1), date(2019, 9, 30))
    assert case.values["supervision_months"] == 12


def test_formulas_errors_and_merged_cells_are_refused_with_their_cells() -> None:
    report = checked(
        workbook_of([HEADINGS, ["=A1", *ROW[1:]], ["SM-2", "#N/A", *ROW[2:]], ["SM-3", *ROW[1:]]], lambda sheet: sheet.merge_cells("B4:C4"))
    )[1]
    assert {(problem.place, problem.code) for problem in report.problems} >= {
        ("A2", "formula"),
        ("B3", "spreadsheet_error"),
        ("B4", "merged"),
    }


def test_records_of_the_api_go_the_same_way() -> None:
    checker = ListChecker(THEME, census_on=CENSUS, key=KEY)
    (case,) = checker.rows(table_of([CASE | {"requirements": ["unpaid work or other activity", "supervision"]}]))
    assert checker.report.in_order
    assert case.number == 2
    assert case.document()["requirements"] == ["supervision", "unpaid work or other activity"]


def test_a_workbook_with_too_many_cases_is_refused_with_the_advice_to_send_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LONGEST_WORKBOOK == 20_000
    monkeypatch.setattr("plumbline.case_files.lists.checking.LONGEST_WORKBOOK", 5)
    written = [HEADINGS, *([f"SM-{number}", *ROW[1:]] for number in range(6))]
    (problem,) = checked(workbook_of(written))[1].problems
    assert (problem.code, "CSV" in problem.sentence) == ("too_many_rows", True)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (40 * 1024**2))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "old_workbook"),
        (b"PK\x03\x04 cut short", "unfit_workbook"),
        (b"%PDF-1.7\x00\x01\x02", "not_a_table"),
        (b"nothing,of,ours\n1,2,3\n", "no_headings"),
        (text_of([CASE]).replace("SM-0001", '"SM-0001').encode() + b"x" * 140_000, "quotation_mark"),
        (text_of([]).encode(), "no_cases"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, code: str) -> None:
    (problem,) = checked(content)[1].problems
    assert (problem.row, problem.code) == (None, code)


def test_a_workbook_that_unpacks_into_far_more_is_refused_before_it_is_read() -> None:
    with pytest.raises(TableRefusedError) as refused:
        open_table(io.BytesIO(bomb()))
    assert refused.value.code == "unfit_workbook"


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
