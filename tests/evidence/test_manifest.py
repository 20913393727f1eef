"""The table of an import, as spreadsheets write it."""

import pytest

from plumbline.evidence.manifest import KnownCodes, ManifestRow, read_manifest
from plumbline.evidence.model import EvidenceKind, Nature
from plumbline.evidence.refusals import ManifestRefused

KNOWN = KnownCodes(["1.1", "5.2"], ["leadership"])


def rows(text: str, encoding: str = "utf-8") -> list[ManifestRow]:
    return read_manifest(text.encode(encoding), KNOWN)


def faults(text: str) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.code) for row in rows(text) for problem in row.problems]


def test_a_row_becomes_an_item() -> None:
    text = (
        "File,Title,Kind,Source type,Evidence on,Nature,Indicators,Considerations\n"
        "a.pdf,Annual report,file,Annual reports,25/03/2026,Both,1.1; 5.2,leadership\n"
    )
    (row,) = rows(text)
    assert row.problems == []
    assert row.addition is not None
    assert (row.line, row.file, row.addition.title, row.addition.kind) == (2, "a.pdf", "Annual report", EvidenceKind.FILE)
    assert (row.addition.indicators, row.addition.considerations) == (["1.1", "5.2"], ["leadership"])
    assert (str(row.addition.evidence_on), row.addition.nature) == ("2026-03-25", Nature.BOTH)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("file,title\na.pdf,Plàn\n", "utf-8-sig"),
        ("file,title\r\na.pdf,Plàn\r\n", "cp1252"),
        ("file;title\na.pdf;Plàn\n", "utf-8"),
        ("file\ttitle\na.pdf\tPlàn\n", "utf-8"),
        ('title,file\n"Plàn",a.pdf\n,\n,,,\n', "utf-8"),
    ],
)
def test_whatever_a_spreadsheet_writes_is_read(text: str, encoding: str) -> None:
    assert [(row.file, row.title, row.problems) for row in rows(text, encoding)] == [("a.pdf", "Plàn", [])]


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    assert [row.title for row in rows("file\nfolder/Annual_report.pdf\n")] == ["Annual report"]


def test_the_row_is_counted_as_the_spreadsheet_counts_it() -> None:
    """A cell of three lines is one row there, and an empty row has a number."""
    text = 'file,description,nature\na.pdf,"one\ntwo\nthree",both\n,,\nb.pdf,,loud\n'
    assert faults(text) == [("/rows/4/nature", "enum")]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("a.pdf,T,file,,,7.7", ("/rows/2/indicators", "unknown_indicator")),
        ("a.pdf,T,file,,31/02/2026,", ("/rows/2/evidence_on", "no_such_day")),
        ("a.pdf,T,file,,March,", ("/rows/2/evidence_on", "date_form")),
        (",T,file,,,", ("/rows/2/file", "missing")),
        ("a.pdf,T,link,https://example.org,,", ("/rows/2/file", "file_of_link")),
        (",T,link,example.org,,", ("/rows/2/address", "value_error")),
        ("a.pdf,T,film,,,", ("/rows/2/kind", "enum")),
        ("a.pdf,T,file,,,,,over", ("/rows/2/", "too_many_cells")),
    ],
)
def test_what_is_wrong_with_a_row_is_said_of_its_cell(row: str, fault: tuple[str, str]) -> None:
    assert fault in faults(f"file,title,kind,address,evidence_on,indicators\n{row}\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("file,title\n", "no_rows"),
        ("file,shoe size\na.pdf,44\n", "unknown_column"),
        ("file,file\na.pdf,b.pdf\n", "duplicate_column"),
        ("kind\nfile\n", "missing_column"),
        ("file\n" + "a.pdf\n" * 2001, "too_many_rows"),
        ("file\n" + "x" * 200_000 + "\n", "malformed"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(ManifestRefused) as refused:
        rows(text)
    assert refused.value.errors[0].code == code
    assert "shoe" not in refused.value.detail
