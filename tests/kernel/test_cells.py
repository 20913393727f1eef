"""No cell of a file that people open in a spreadsheet is a formula (ASVS 1.2.10)."""

import pytest

from plumbline.kernel.cells import safe_cell


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+HYPERLINK()", "'+HYPERLINK()"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("|calc", "'|calc"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" \u200b=1", "' \u200b=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a\n=1", "a\n'=1"),
        ("-12.5", "-12.5"),
        ("+44", "+44"),
        ("12%", "12%"),
        ("Risk = need", "Risk = need"),
        ("", ""),
    ],
)
def test_a_cell_is_never_a_formula_and_a_number_stays_one(given: str, written: str) -> None:
    assert safe_cell(given) == written
