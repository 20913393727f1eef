"""Citations in the narrative (R59): found wherever they stand, brought to one form, and nothing else taken for one."""

import time

import pytest

from plumbline.evidence.citation_text import parse_citations


@pytest.mark.parametrize(
    ("written", "reference", "locator"),
    [
        ("[E-014]", "E-014", ""),
        ("[E-014 p. 3]", "E-014", "p. 3"),
        ("[e-014 p.3]", "E-014", "p. 3"),
        ("[E-014, page 12]", "E-014", "p. 12"),
        ("[E-014 pp. 2\u20133]", "E-014", "pp. 2\u20133"),
        ("[E-014 pp. 2-3]", "E-014", "pp. 2\u20133"),
        ("[E-014 p. 2\u20133]", "E-014", "pp. 2\u20133"),
        ("[E-014 s. 4]", "E-014", "s. 4"),
        ("[E-014 section 4.2.1]", "E-014", "s. 4.2.1"),
        ("[E-1014 p. 300 ]", "E-1014", "p. 300"),
    ],
)
def test_a_citation_is_read_in_every_way_that_people_write_it(written: str, reference: str, locator: str) -> None:
    (citation,) = parse_citations(f"Orders begin on time {written}.")
    assert (citation.reference, citation.locator) == (reference, locator)


@pytest.mark.parametrize(
    "text", ["E-014 p. 3", "[E-14]", "[E-014 p.]", "[E-014 chapter 3]", "[see E-014]", "[E-014 p. 123456]", "(E-014)", "", "[E-014 p. 3"]
)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert parse_citations(text) == []


def test_citations_come_in_the_order_of_the_text_with_their_places() -> None:
    text = "First [E-002], then [E-001 p. 4]."
    assert [text[citation.start : citation.end] for citation in parse_citations(text)] == ["[E-002]", "[E-001 p. 4]"]


def test_a_text_made_to_be_slow_is_read_in_no_time() -> None:
    started = time.perf_counter()
    assert parse_citations("[E-014 p. 1" + " " * 100_000 + "[E-" * 50_000) == []
    assert time.perf_counter() - started < 1
