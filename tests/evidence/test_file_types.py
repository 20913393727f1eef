"""What is taken as evidence and what is not, over a corpus of files."""

import io
import resource

import pytest
from tests.evidence import files

from plumbline.evidence.file_formats import FORMATS
from plumbline.evidence.file_types import Verdict, examine
from plumbline.evidence.refusals import FileRefused


def verdict_on(content: bytes, name: str, declared: str = "") -> Verdict:
    return examine(io.BytesIO(content), len(content), name, declared)


@pytest.mark.parametrize(
    ("content", "name", "declared", "media_type", "previewed"),
    [
        (files.PDF, "Annual report.pdf", "application/pdf", "application/pdf", True),
        (files.PDF, "ANNUAL.PDF", "", "application/pdf", True),
        (files.PNG, "chart.png", "image/png", "image/png", True),
        (files.JPEG, "poster.jpeg", "image/jpeg", "image/jpeg", True),
        (files.HEIC, "photo.heic", "", "image/heic", False),
        (files.MP4, "unpaid-work.mp4", "video/mp4", "video/mp4", False),
        (files.RTF, "minutes.rtf", "", "application/rtf", False),
        (files.OLE, "old.doc", "application/msword", "application/msword", False),
        (files.OLE, "mail.msg", "application/vnd.ms-outlook", "application/vnd.ms-outlook", False),
        (files.ooxml(), "governance.docx", "", FORMATS["docx"].media_type, False),
        (files.ooxml(files.SHEET), "measures.xlsx", "application/vnd.ms-excel", FORMATS["xlsx"].media_type, False),
        (files.open_document(), "measures.ods", "", FORMATS["ods"].media_type, False),
        (b"indicator,count\n1.1,5\n", "measures.csv", "application/vnd.ms-excel", "text/csv", False),
        ("Naïve – “quoted”".encode(), "note.txt", "text/plain; charset=utf-8", "text/plain", True),
        ("UTF-16 note".encode("utf-16"), "note.txt", "", "text/plain", True),
        (files.zipped({"report.pdf": files.PDF}), "bundle.zip", "application/zip", "application/zip", False),
        (b"\x01\x02\x03 numbers", "readings.sav", "application/octet-stream", "application/octet-stream", False),
    ],
)
def test_what_councils_hold_is_taken(content: bytes, name: str, declared: str, media_type: str, *, previewed: bool) -> None:
    assert verdict_on(content, name, declared) == Verdict(media_type, previewed=previewed, encrypted=False)


@pytest.mark.parametrize(
    ("content", "name", "declared", "code"),
    [
        (b"MZ" + bytes(300), "setup.exe", "", "program"),
        (b"MZ" + bytes(300), "report.pdf", "", "program"),
        (b"\x7fELF" + bytes(300), "readings.sav", "", "program"),
        (b"\xca\xfe\xba\xbe" + bytes(300), "readings.dat", "", "program"),
        (b"#!/bin/sh\nrm -rf /\n", "note.txt", "", "program"),
        (b"<?php echo 1;", "note.txt", "", "program"),
        (b"text", "report.pdf.ps1", "", "program"),
        (b"x", "shortcut.lnk", "", "program"),
        (b"<html><script>alert(1)</script>", "page.html", "text/html", "markup"),
        (b"<svg onload=alert(1)>", "drawing.svg", "image/svg+xml", "markup"),
        (b"  <!DOCTYPE html><p>", "note.txt", "", "markup"),
        (b"caption,<script>alert(1)</script>", "list.csv", "", "markup"),
        ("<svg onload=alert(1)>".encode("utf-16"), "note.txt", "", "markup"),
        (b"<iframe src=x>", "readings.dat", "", "markup"),
        (b"plain", "note.txt", "text/html", "markup"),
        (b"<a/>", "data.xml", "application/xml", "markup"),
        (files.ooxml(), "macros.docm", "", "macros"),
        (files.ooxml(files.MACRO_SHEET), "renamed.xlsx", "", "macros"),
        (files.ooxml(files.SHEET, {"xl/vbaProject.bin": b"x"}), "renamed.xlsx", "", "macros"),
        (files.open_document(extra={"Basic/Standard/Module1.xml": b"x"}), "renamed.ods", "", "macros"),
        (files.OLE + "_VBA_PROJECT".encode("utf-16-le"), "old.xls", "", "macros"),
        (files.ooxml(files.SHEET, {"xl/externalLinks/externalLink1.xml": b"x"}), "linked.xlsx", "", "external_links"),
        (files.ooxml(extra={"word/f.xml": b'<w:instrText xml:space="preserve"> DDEAUTO c:\\\\x'}), "dde.docx", "", "dde"),
        (files.PDF, "report.docx", "", "mismatch"),
        (files.PDF, "note.txt", "", "mismatch"),
        (files.PDF, "report.pdf", "image/png", "mismatch"),
        (files.PNG, "report.pdf", "", "mismatch"),
        (b"not a pdf at all", "report.pdf", "", "mismatch"),
        (files.OLE, "report.pdf", "", "mismatch"),
        (files.OLE, "report.docx", "", "mismatch"),
        (files.ooxml(), "report.xlsx", "", "mismatch"),
        (files.ooxml(), "report.pdf", "", "mismatch"),
        (files.zipped({"a.txt": b"a"}), "report.docx", "", "mismatch"),
        (files.zipped({"a.txt": b"a"}), "readings.sav", "", "mismatch"),
        (b"text\0with nul", "note.txt", "", "mismatch"),
        (files.PDF + files.zipped({"a.txt": b"a"}), "report.pdf", "", "polyglot"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(300), "bundle.7z", "", "packed"),
        (b"\x1f\x8b\x08" + bytes(300), "readings.dat", "", "packed"),
        (files.zipped({"inner.zip": b"x"}), "bundle.zip", "", "zip_nested"),
        (files.zipped({"setup.exe": b"x"}), "bundle.zip", "", "zip_contents"),
        (files.zipped({"page.html ": b"x"}), "bundle.zip", "", "zip_contents"),
        (files.bomb(), "bomb.docx", "", "zip_bomb"),
        (files.overlapping_zip(), "bundle.zip", "", "zip_bomb"),
        (files.crowded_zip(), "bundle.zip", "", "zip_entries"),
        (files.lying_zip(), "bundle.zip", "", "damaged"),
        (files.damaged_zip(), "bundle.zip", "", "damaged"),
        (files.ooxml()[:200], "cut.docx", "", "damaged"),
        (b"!BDN" + bytes(300), "mail.pst", "", "mailbox"),
        (b"text", "README", "", "no_ending"),
        (b"", "empty.txt", "", "empty"),
    ],
)
def test_what_could_do_harm_is_refused_with_a_cure(content: bytes, name: str, declared: str, code: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        verdict_on(content, name, declared)
    assert [error.code for error in refusal.value.errors] == [code]
    assert refusal.value.detail.endswith(".")
    assert name not in refusal.value.detail


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (files.encrypted_zip(), "bundle.zip"),
        (files.OLE + "EncryptedPackage".encode("utf-16-le"), "locked.xlsx"),
        (files.PDF.replace(b"trailer <<", b"trailer <</Encrypt 5 0 R"), "locked.pdf"),
    ],
)
def test_a_file_with_a_password_is_known_and_never_previewed(content: bytes, name: str) -> None:
    verdict = verdict_on(content, name)
    assert verdict.encrypted
    assert not verdict.previewed


def test_a_bomb_is_refused_without_being_unpacked_into_memory() -> None:
    content = files.bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileRefused):
        verdict_on(content, "bomb.docx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 * 1024


def test_every_known_format_can_be_told_from_the_others() -> None:
    recognised_by_nothing = [ending for ending, known in FORMATS.items() if known.family == "signature" and not known.signatures]
    assert recognised_by_nothing == []
