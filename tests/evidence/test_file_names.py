"""Names of files: kept readable, made harmless."""

import pytest

from plumbline.evidence.file_names import attachment_header, clean_name, extension_of


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("Annual report 2025.pdf", "Annual report 2025.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\plan.docx", "plan.docx"),
        ("nul\0byte.pdf", "nulbyte.pdf"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        ("cod\u202efdp.exe", "codfdp.exe"),
        ("zero\u200bwidth.pdf", "zerowidth.pdf"),
        ("\ufefffile.pdf", "file.pdf"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("console.txt", "console.txt"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf"),
        ("Gàidhlig – aithisg.pdf", "Gàidhlig – aithisg.pdf"),
        ("👩\u200d💼 plan.pdf", "👩\u200d💼 plan.pdf"),
        ('a<b>c:"d|e?f*.pdf', "a b c d e f .pdf"),
        ("  spaced .pdf. ", "spaced .pdf"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_is_made_harmless(given: str, cleaned: str) -> None:
    assert clean_name(given) == cleaned


def test_a_long_name_keeps_its_ending() -> None:
    cleaned = clean_name("a" * 500 + ".xlsx")
    assert len(cleaned) == 300
    assert extension_of(cleaned) == "xlsx"


@pytest.mark.parametrize(("name", "ending"), [("a.PDF", "pdf"), ("a.tar.gz", "gz"), (".profile", ""), ("README", ""), ("a.", "")])
def test_the_ending_is_what_follows_the_last_dot(name: str, ending: str) -> None:
    assert extension_of(name) == ending


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("plan.pdf", "attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf"),
        ("plàn.pdf", "attachment; filename=\"plan.pdf\"; filename*=UTF-8''pl%C3%A0n.pdf"),
        ('a"b.pdf', "attachment; filename=\"a_b.pdf\"; filename*=UTF-8''a%22b.pdf"),
        ("計画", "attachment; filename=\"file\"; filename*=UTF-8''%E8%A8%88%E7%94%BB"),
    ],
)
def test_the_name_is_sent_in_both_forms_of_rfc_6266(name: str, header: str) -> None:
    assert attachment_header(name) == header
    assert header.isascii()
