"""Small real files for the demonstration, written here so that none has to be shipped: PDF, Word and CSV."""

import csv
import io
import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime

import docx

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
LINES_PER_PAGE, LINE_LENGTH = 46, 88
WRITTEN_AT = datetime(2020, 1, 1, tzinfo=UTC)


def pdf(title: str, sections: Sequence[tuple[str, str]]) -> bytes:
    """Write a PDF with one page for each section, in a typeface that every reader has."""
    pages = [_page(title, number, heading, text) for number, (heading, text) in enumerate(sections, start=1)]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(pages):
        objects.append((PAGE % (5 + 2 * index)).encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _numbered(objects)


def word(title: str, sections: Sequence[tuple[str, str]]) -> bytes:
    """Write a Word document with a heading and a paragraph for each section."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.created = WRITTEN_AT
    document.add_heading(title, level=0)
    for heading, text in sections:
        document.add_heading(heading, level=1)
        document.add_paragraph(text)
    return _written(document)


def table(rows: Sequence[Sequence[str | int | float]]) -> bytes:
    """Write a table as CSV, with the mark by which a spreadsheet knows UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _written(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(title: str, number: int, heading: str, text: str) -> bytes:
    lines = [title, "", f"{number}. {heading}", "", *textwrap.wrap(text, LINE_LENGTH)][:LINES_PER_PAGE]
    shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
    return f"BT /F1 11 Tf 16 TL 56 780 Td {shown} ET".encode("cp1252", "replace")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbered(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table_at)
    return bytes(out)
